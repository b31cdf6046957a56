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
    term|definition|explanation|category|class|kind|status|state|size|color|colour|level|language|version
    title|source|place|location|country|region|city|department|organization|person|position|number|reason
    column|row|cell|file|extension|menu|button|control|mode|variable|method|purpose|use|content|contents
    no.|item|items|date|time|amount|total|quantity|price|address|contact|telephone|unit price|year
    術語|术语|定義|定义|解釋|解释|類別|类别|種類|种类|狀態|状态|大小|顏色|颜色|級別|级别|等級|等级|語言|语言
    版本|標題|标题|來源|来源|地點|地点|國家|国家|地區|地区|城市|部門|部门|單位名稱|单位名称|人員|人员|號碼|号码
    原因|列|行|文件|檔案|副檔名|扩展名|按鈕|按钮|模式|變數|变量|方法|用途|目的|內容|内容|責任單位|责任单位
    說明|说明|描述|功能|名稱|名称|值|數值|数值|類型|类型|範例|示例|例子|圖示|图标|意義|含义|含義|選項|选项|結果|结果
    動作|动作|操作|效果|按鍵|快捷鍵|快捷键|符號|符号|語法|语法|參數|参数|指令|命令|格式|代碼|代码|單位|单位|屬性|属性
    欄位|字段|元素|運算子|运算符|預設值|默认值|備註|备注|序號|序号|編號|编号|項目|项目|日期|時間|时间|金額|金额
    合計|合计|數量|数量|單價|单价|地址|電話|电话|聯絡人|联系人|職務|职务|姓名|年份|年度
    用語|定義|分類|状態|サイズ|色|レベル|言語|バージョン|タイトル|場所|国|部署|番号|理由|列|行|内容|目的
    説明|機能|名前|種類|例|アイコン|意味|オプション|結果|動作|キー|記号|構文|パラメーター|コマンド|書式|単位|備考
    용어|정의|분류|상태|크기|색|수준|언어|버전|제목|장소|국가|부서|번호|이유|열|행|내용|목적
    설명|기능|이름|값|유형|예|아이콘|의미|옵션|결과|동작|키|기호|구문|매개 변수|명령|형식|단위|비고
    begriff|definition|erklärung|kategorie|art|status|zustand|größe|farbe|ebene|sprache|version|titel|quelle
    ort|land|abteilung|nummer|grund|spalte|zeile|datei|zweck|inhalt|name|option|eigenschaft|datum|betrag
    beschreibung|funktion|wert|typ|beispiel|symbol|bedeutung|ergebnis|aktion|taste|befehl|einheit
    terme|définition|explication|catégorie|genre|état|statut|taille|couleur|niveau|langue|version|titre|source
    lieu|pays|service|numéro|raison|colonne|ligne|fichier|but|contenu|description|option|propriété|date|montant
    fonction|nom|valeur|exemple|icône|signification|résultat|touche|commande|unité|remarque
    термин|определение|пояснение|категория|вид|состояние|статус|размер|цвет|уровень|язык|версия|заголовок
    источник|место|страна|отдел|номер|причина|столбец|строка|файл|цель|содержание|параметр|свойство|дата|сумма
    описание|функция|имя|название|значение|тип|пример|значок|результат|действие|команда|единица
    término|definición|explicación|categoría|clase|estado|tamaño|color|nivel|idioma|versión|título|fuente
    lugar|país|departamento|número|razón|columna|fila|archivo|propósito|contenido|opción|propiedad|fecha|importe
    descripción|función|nombre|valor|tipo|ejemplo|icono|significado|resultado|acción|tecla|unidad
    """
}

extension LineShape {
  /// Whether the line is a word that heads columns of tables.
  var isColumnHead: Bool { isShort && TableWords.contains(hash) }
}
