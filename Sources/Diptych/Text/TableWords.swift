/// Words that head the columns of tables: behind a row of them, short lines are cells.
enum TableWords {
  /// Whether a line's hash, as ``LineShape/hash`` has it, is that of such a word.
  static func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  private static let hashes = NumberSet(
    words.utf8.split(separator: UInt8(ascii: "\n")).flatMap { line in
      line.split(separator: UInt8(ascii: "|")).map { LineShape(Array($0)).hash }
    })

  // Compiled by hand from general knowledge of the languages.
  private static let words = """
    description|function|name|value|type|example|examples|icon|meaning|option|result|action|effect
    key|keys|shortcut|shortcut keys|shortcut key|symbol|syntax|parameter|command|format|code|unit
    property|properties|field|selection|element|operator|default|default value|remarks|notes|note
    no.|item|items|date|time|amount|total|quantity|price|address|contact|telephone|unit price|year
    說明|说明|描述|功能|名稱|名称|值|數值|数值|類型|类型|範例|示例|例子|圖示|图标|意義|含义|含義|選項|选项|結果|结果
    動作|动作|操作|效果|按鍵|快捷鍵|快捷键|符號|符号|語法|语法|參數|参数|指令|命令|格式|代碼|代码|單位|单位|屬性|属性
    欄位|字段|元素|運算子|运算符|預設值|默认值|備註|备注|序號|序号|編號|编号|項目|项目|日期|時間|时间|金額|金额
    合計|合计|數量|数量|單價|单价|地址|電話|电话|聯絡人|联系人|職務|职务|姓名|年份|年度
    説明|機能|名前|種類|例|アイコン|意味|オプション|結果|動作|キー|記号|構文|パラメーター|コマンド|書式|単位|備考
    설명|기능|이름|값|유형|예|아이콘|의미|옵션|결과|동작|키|기호|구문|매개 변수|명령|형식|단위|비고
    beschreibung|funktion|wert|typ|beispiel|symbol|bedeutung|ergebnis|aktion|taste|befehl|einheit
    fonction|nom|valeur|exemple|icône|signification|résultat|touche|commande|unité|remarque
    описание|функция|имя|название|значение|тип|пример|значок|результат|действие|команда|единица
    descripción|función|nombre|valor|tipo|ejemplo|icono|significado|resultado|acción|tecla|unidad
    """
}
