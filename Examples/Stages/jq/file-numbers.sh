#!/bin/sh
# A stage in a few lines of jq: finds the numbers of Chinese official files, such as 渝府发〔2026〕3号.
echo '{"diptych":1,"name":"file-numbers","version":"1","requires":["blocks"],"provides":["mentions"]}'
exec jq --unbuffered --compact-output --from-file "$(dirname "$0")/file-numbers.jq"
