def isInside($outer): .start >= $outer.start and .end <= $outer.end;

# Whether two ranges cross, or are the same; one in the other is allowed.
def collides($other):
  . as $new
  | .start < $other.end and $other.start < .end
    and (isInside($other) == ($other | isInside($new)));

{ document:
  { id: .document.id,
    blocks:
    [ .document.blocks[]
      | (.mentions // []) as $known
      | [ .text | match("[\\p{Han}]{1,10}〔[0-9]{4}〕[0-9]{1,5}号"; "g")
          | { start: .offset, end: (.offset + .length), kind: "fileNumber", value: .string,
              confidence: 0.98 }
          | . as $new
          | select([ $known[] | . as $other | $new | collides($other) ] | any | not) ] as $found
      | if $found == [] then {}
        else { mentions: ($known + $found | sort_by([.start, -.end])) } end ] } }
