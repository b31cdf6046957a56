"""Official documents made from sentences of our own: the shapes in which offices write.

Manuals have no addressees, date lines, signatures and contact lines. These documents do; the wording
does not matter, the form does: what stands alone on a line, how long it is, and what surrounds it.
"""
import random

ZH_HEADINGS = """
推進老城公園改造 擴大市民休憩空間|深化港口合作 暢通出海通道|開展節水宣傳 倡導綠色生活|建設青年驛站 服務來城就業人員
市圖書館新館試運行|友好城市代表團參觀植物園|垃圾分類工作取得階段成效|國際茶文化節開幕|加強河道巡查 守護一江清水
優化簽證服務 便利人員往來|跨境電商綜合試驗區建設提速|“書香之城”系列活動走進社區|做好防汛準備 確保安全度汛
外籍教師座談會召開|中小學午餐質量明顯提高|提升窗口服務水平 打造“一站式”大廳|基本情況|主要做法|存在問題|下一步打算|工作目標
組織領導|保障措施|總則|附則|適用範圍|申請條件|辦理流程|收費標準|監督管理|法律責任|背景|目的和意義|總體要求|重點任務|時間安排
健全制度機制 強化責任落實|以創新驅動產業升級|讓文化遺產“活”起來|鄉村醫生培訓班結業|山城步道串起新風景|志願者服務隊獲得表彰
關於加強冬季供暖管理的通知|關於舉辦第三屆國際攝影展的公告|2021年度政府信息公開工作年度報告|城市更新行動實施方案
市長會見來訪客人|我市與北歐三城簽署合作備忘錄|水資源保護條例實施細則|加快智慧交通建設，緩解出行難題|我們的海洋，我們的未來
嘉賓觀點|活動預告|簡訊|政策解讀|圖書推薦|常見問題|聯繫我們|如何申請補貼？|哪些人可以參加？|什麼是公共租賃住房
市政府召開第十二次常務會議|第三屆國際友城論壇在我市舉行|堅持問題導向，補齊民生短板|守住底線|開放|人才興市|穩外貿、穩外資取得新進展
搶抓機遇謀發展 凝心聚力譜新篇|推動共建“海上絲路” 拓展國際“朋友圈”|切實維護僑胞權益 凝聚僑心僑力|赴基層送健康、送溫暖、送文化
""".strip().replace('\n', '|').split('|')

ZH_SENTENCES = """
去年以來，市園林局對老城內的七處公園進行改造，新增步道十二公里，補種樹木三千餘株，市民在家門口就能看見綠色。
改造後的公園全天開放，並設有無障礙通道和飲水點。
港口管理部門與鄰近省份建立聯席會議制度，定期通報船期和倉位，進出口貨物的平均等待時間縮短了兩天。
四月至六月，節水宣傳隊走進四十個社區，發放手冊兩萬冊，講解家庭節水的方法。
青年驛站爲來城求職的畢業生提供七天免費住宿，並安排專人介紹崗位和租房信息。
新館藏書一百二十萬冊，設有兒童閱覽室、盲文閱覽室和二十四小時自助借書區，預計明年春天正式開放。
代表團一行參觀了溫室和種子庫，對植物園在珍稀植物保護方面的做法表示讚賞。
全市已有八成以上的小區實行定時定點投放，廚餘垃圾的分出量比前年增加了一倍。
茶文化節期間舉辦了品鑑會、論壇和攝影展，來自十六個國家的客人參加了活動。
各區縣要組織力量對重點河段進行巡查，發現問題及時處理，並向市水務局報告。
與會教師就課程設置、生活便利和文化交流提出了建議，有關部門當場作了答覆。
申請人應當提交身份證明、居住證明和收入證明，並對材料的真實性負責。
主管部門自受理之日起二十個工作日內作出決定；情況複雜的，可以延長十個工作日。
違反本辦法規定的，由市場監督管理部門責令改正；拒不改正的，處以五千元以上兩萬元以下罰款。
一年來，全市新增就業七萬人，城鎮調查失業率保持在較低水平，居民收入穩步增長。
會議強調，要把安全放在第一位，堅決防止重大事故發生。
會議聽取了關於舊城排水管網改造情況的彙報，並原則同意實施方案。
我們將繼續完善服務，歡迎廣大市民提出寶貴意見。
同志們，今天我們在這裏開會，主要是總結去年的工作，部署今年的任務。
雙方一致同意在環保、教育、旅遊等領域擴大合作，並在年內互派青年代表團。
此次活動得到了社會各界的大力支持，共籌得善款三十六萬元，全部用於山區學校的圖書室建設。
志願者們冒着嚴寒爲獨居老人送去棉被和糧油，並幫助他們檢查電路和煤氣管道。
本市戶籍居民和持有居住證的非本市戶籍居民均可申請。
""".strip().split('\n')

EN_HEADINGS = """
Old Town Parks Reopen After Renovation|Closer Port Cooperation|Saving Water Begins at Home|A First Home for Young Job Seekers
New City Library Enters Trial Operation|Sister City Delegation Visits the Botanical Garden|Waste Sorting Shows Results
International Tea Festival Opens|Keeping the River Clean|Easier Visas, Closer Ties|Background|Purpose|Scope|Definitions
General Provisions|Supplementary Provisions|Main Measures|Next Steps|Organization and Leadership|Time Schedule|Contact Us
Frequently Asked Questions|Who can apply?|What is public rental housing?|How to apply for a subsidy|Policy Explained
Upgrading industry through innovation|Rural doctors complete training course|Volunteers honoured for their service
Notice on Winter Heating|Announcement of the Third International Photography Exhibition|Annual Report on Open Government 2021
Implementation Plan for Urban Renewal|Mayor Meets Visiting Guests|Memorandum Signed With Three Nordic Cities
Bringing cultural heritage "back to life"|Smart transport for a growing city|Our Ocean, Our Future|Upcoming Events|News in Brief
Foreign trade and investment remain stable|Opening Remarks by the Chair|Fees and Charges|Legal Liability|Overall Requirements
TRAFFIC SAFETY WEEK|PUBLIC HEALTH|A Warm Winter for Everyone|From Village School to University|Putting People's Safety First
""".strip().replace('\n', '|').split('|')

EN_SENTENCES = """
Over the past year the parks bureau has renovated seven parks in the old town, adding twelve kilometres of footpaths and planting more than three thousand trees.
The parks are open around the clock and have step-free access and drinking fountains.
The port authority and neighbouring provinces hold regular meetings to share shipping schedules, and the average waiting time has fallen by two days.
From April to June, volunteers visited forty communities and handed out twenty thousand leaflets on saving water.
The hostel offers graduates who come to the city for work seven nights free of charge.
The new library holds 1.2 million books and will open to the public next spring.
The delegation toured the greenhouses and the seed bank and praised the work on rare plants.
More than four in five residential areas now collect waste at fixed times, and the amount of food waste has doubled.
Guests from sixteen countries took part in tastings, a forum and a photography exhibition.
District governments shall inspect key sections of the river and report any problem to the water bureau.
Applicants shall submit proof of identity, residence and income and are responsible for the truth of what they submit.
The authority decides within twenty working days; in complex cases the period may be extended by ten days.
The two sides agreed to work together on the environment, education and tourism.
We will go on improving our services and welcome suggestions from the public.
Ladies and gentlemen, it is an honour to welcome you to our city.
The meeting heard a report on the renewal of the drainage network and approved the plan in principle.
All donations will be used for school libraries in the mountains.
Residents of the city and holders of a residence permit may apply.
""".strip().split('\n')

ZH_ADDRESSEES = ['各區縣人民政府，市政府各部門：', '各位代表：', '同志們：', '女士們、先生們，朋友們：', '市水務局：', '各有關單位：',
                 '尊敬的客人們：', '各成員單位：', '親愛的讀者：']
ZH_SIGNATURES = ['市人民政府辦公室', '市園林局', '市外事辦公室新聞處', '全市節水工作領導小組', '市圖書館', '局長 陳文遠', '主任：何立',
                 '國際交流協會', '市教育委員會', '特此通知', '此致', '敬禮', '特此公告']
ZH_DATES = ['（2018年3月12日）', '2020年11月5日', '二〇一九年六月二十日', '（2016年9月1日 北京）', '2022年1月4日', '2021-07-15', '2017年12月']
ZH_FIELDS = ['來源：市政府新聞辦', '責任編輯：何立', '聯繫人：陳文遠', '電話：12345678', '傳真：023-87654321', '地址：濱江路18號', '郵編：400010',
             '發佈時間：2020-03-02', '記者 何立 通訊員 吳青', '（記者 何立）', '網址：https://example.org', '主辦單位：市園林局', '時間：上午九時',
             '地點：新館一樓大廳', '瀏覽次數：1024', '電子郵箱：info@example.org', '出席：陳文遠、何立、吳青', '文號：市府發〔2019〕12號',
             '市府發〔2019〕12號', '（此件公開發佈）', '字號：大 中 小', '打印本頁', '分享到', '攝影：吳青', '附件：1.申請表', '附件：收費標準表']
ZH_CAPTIONS = ['圖爲改造後的濱江公園', '圖1 全市公園分佈圖', '表2 收費標準', '圖：茶文化節開幕式現場', '（吳青 攝）', '上圖：溫室內景']
ZH_LIST = ['身份證原件和複印件；', '居住證明；', '近期免冠照片兩張；', '收入證明。', '填寫完整的申請表', '護照', '體檢報告', '學歷證書', '推薦信兩封',
           '上午九時 開幕式', '上午十時 參觀展覽', '下午二時 分組討論', '市園林局 300萬元', '市教委 120萬元', '成人票 20元', '兒童票 10元', '週一閉館']
ZH_CELLS = ['序號', '項目', '金額', '備註', '公園', '圖書館', '植物園', '12', '35.6', '合計', '2019年', '2020年', '陳文遠', '何立', '局長', '處長', '未定', '無',
            '老城區', '濱江區', '一等獎', '二等獎', '增長8.5%', '完成', '進行中']
ZH_QUOTES = ['“讓每一滴水都發揮作用”', '“山不在高，有仙則名”', '——市民寄語', '春風又綠江南岸', '明月何時照我還', '不積跬步，無以至千里']

EN_ADDRESSEES = ['Dear Guests,', 'Ladies and Gentlemen,', 'To all district governments:', 'Dear readers,', 'Comrades,',
                 'Distinguished guests, dear friends,', 'To whom it may concern:', 'Your Excellencies,']
EN_SIGNATURES = ['Municipal Parks Bureau', 'Foreign Affairs Office', 'Chen Wenyuan, Director', 'City Library', 'Yours sincerely,',
                 'He Li', 'Office of the Municipal Government', 'Press Office']
EN_DATES = ['March 12, 2018', '5 November 2020', '(June 20, 2019)', '(Beijing, September 1, 2016)', 'January 4, 2022', '2021-07-15']
EN_FIELDS = ['Source: Municipal Press Office', 'Editor: He Li', 'Contact: Chen Wenyuan', 'Tel: +86 23 1234 5678', 'Address: 18 Riverside Road',
             'Email: info@example.org', 'Published: 2020-03-02', 'By He Li', 'Venue: New Library, First Floor', 'Time: 9 a.m.',
             'Photo by Wu Qing', 'For immediate release', 'No. 12 [2019]', 'Attachment: Application form', 'Print this page',
             'https://www.example.org/news', 'Present: Chen Wenyuan, He Li, Wu Qing', 'Share', 'Font size: large, medium, small']
EN_CAPTIONS = ['The riverside park after renovation', 'Figure 1 Parks of the city', 'Table 2: Fees', 'Opening of the tea festival (Photo: Wu Qing)']
EN_LIST = ['proof of identity', 'two recent photographs;', 'proof of income.', 'completed application form', 'passport', 'medical report',
           '9:00 Opening ceremony', '10:00 Tour of the exhibition', '14:00 Group discussions', 'Adults 20 yuan', 'Children 10 yuan',
           'Closed on Mondays', 'Two letters of recommendation', 'University diploma']
EN_CELLS = ['No.', 'Item', 'Amount', 'Remarks', 'Parks', 'Library', 'Botanical garden', '12', '35.6', 'Total', '2019', '2020', 'Chen Wenyuan',
            'He Li', 'Director', 'Deputy Director', 'N/A', 'Old Town', 'Riverside', 'First prize', 'Second prize', 'Up 8.5%', 'Done']
EN_QUOTES = ['"Every drop counts"', '"A city is its people"', 'A thousand miles begin with a single step', '— a reader']

HAN = '一二三四五六七八九十'
ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']


class Language:
    def __init__(self, tag, headings, sentences, addressees, signatures, dates, fields, captions, items,
                 cells, quotes, joiner):
        self.tag, self.headings, self.sentences = tag, headings, sentences
        self.addressees, self.signatures, self.dates = addressees, signatures, dates
        self.fields, self.captions, self.items = fields, captions, items
        self.cells, self.quotes, self.joiner = cells, quotes, joiner


ZH = Language('zh-Hant', ZH_HEADINGS, ZH_SENTENCES, ZH_ADDRESSEES, ZH_SIGNATURES, ZH_DATES, ZH_FIELDS,
              ZH_CAPTIONS, ZH_LIST, ZH_CELLS, ZH_QUOTES, '')
EN = Language('en', EN_HEADINGS, EN_SENTENCES, EN_ADDRESSEES, EN_SIGNATURES, EN_DATES, EN_FIELDS,
              EN_CAPTIONS, EN_LIST, EN_CELLS, EN_QUOTES, ' ')


class Writer:
    """Writes one language's part of a document as (language, blank, label, text) rows."""

    def __init__(self, rng, language):
        self.rng, self.language, self.rows = rng, language, []
        self.left = rng.sample(language.headings, len(language.headings))
        # Some offices put a colon behind every heading.
        self.colon = ('：' if language is ZH else ':') if rng.random() < 0.12 else ''

    def heading(self, label=''):
        if not self.left:
            self.left = self.rng.sample(self.language.headings, len(self.language.headings))
        text = self.left.pop()
        if self.rows and text[-1] not in '？?':
            text += self.colon
        self.rows.append((self.language.tag, 0, 1, label + text))

    def line(self, text):
        self.rows.append((self.language.tag, 0, 0, text))

    def one(self, kind):
        self.line(self.rng.choice(getattr(self.language, kind)))

    def paragraphs(self, least=1, most=3):
        for _ in range(self.rng.randint(least, most)):
            count = self.rng.choice([1, 1, 2, 3, 4, 6])
            self.line(self.language.joiner.join(self.rng.choice(self.language.sentences)
                                                for _ in range(count)))

    def items(self, style):
        chosen = self.rng.sample(self.language.items, self.rng.randint(2, 6))
        for number, text in enumerate(chosen, 1):
            self.line({'none': '', 'decimal': f'{number}. ', 'dun': f'{number}、',
                       'brackets': f'（{number}）', 'letter': f'{chr(96 + number)}) '}[style] + text)

    def table(self):
        columns, rows = self.rng.randint(2, 4), self.rng.randint(2, 5)
        for _ in range(columns * rows):
            self.one('cells')

    def extras(self, share):
        """Lines between paragraphs that are no headings."""
        rng, zh = self.rng, self.language is ZH
        if rng.random() < share:
            kind = rng.choice(['items', 'caption', 'quote', 'table', 'colon'])
            if kind == 'items' or kind == 'colon':
                if kind == 'colon':
                    self.line(rng.choice(['申請時請提交下列材料：', '日程安排如下：', '收費標準爲：'] if zh else
                                         ['Please submit the following:', 'The programme is as follows:']))
                self.items(rng.choice(['none', 'decimal', 'dun', 'brackets'] if zh else
                                      ['none', 'none', 'decimal', 'letter']))
            elif kind == 'caption':
                self.one('captions')
            elif kind == 'quote':
                for _ in range(rng.randint(1, 3)):
                    self.one('quotes')
            else:
                self.table()


def label(rng, style, number, zh):
    index = (number - 1) % 10
    return {'none': '', 'dun': HAN[index] + '、', 'brackets': f'（{HAN[index]}）', 'decimal': f'{number}. ',
            'decimal-dun': f'{number}、' if zh else f'{number}. ', 'chapter': f'第{HAN[index]}章　' if zh else f'Chapter {number} ',
            'roman': ROMAN[index] + '. ', 'letter': chr(65 + index) + '. ', 'part': f'第{HAN[index]}部分 ' if zh else f'Part {number} '}[style]


def part(rng, language, kind):
    """One language's part of a document of a kind."""
    w, zh = Writer(rng, language), language is ZH
    styles = ['dun', 'brackets', 'chapter', 'decimal-dun', 'part', 'decimal'] if zh else \
        ['roman', 'letter', 'chapter', 'decimal', 'part']
    if kind == 'bulletin':
        if rng.random() < 0.8:
            w.paragraphs(1, 2)
        for _ in range(rng.randint(2, 7)):
            w.heading()
            w.paragraphs(1, 2)
            w.extras(0.15)
    elif kind == 'speech':
        w.heading()
        if rng.random() < 0.7:
            w.one('dates')
        elif rng.random() < 0.4:
            w.one('signatures')
        if rng.random() < 0.6:
            w.one('addressees')
        w.paragraphs(1, 3)
        if rng.random() < 0.5:
            style = rng.choice(styles + ['none'])
            for number in range(1, rng.randint(2, 5)):
                w.heading(label(rng, style, number, zh))
                w.paragraphs(1, 4)
        w.paragraphs(1, 2)
        if rng.random() < 0.4:
            w.line('謝謝大家！' if zh else 'Thank you.')
    elif kind == 'collection':
        for _ in range(rng.randint(2, 5)):
            w.rows += part(rng, language, 'speech')
    elif kind == 'notice':
        w.heading()
        if rng.random() < 0.4:
            w.one('fields')
        if rng.random() < 0.8:
            w.one('addressees')
        w.paragraphs(1, 1)
        style = rng.choice(styles + ['none'])
        for number in range(1, rng.randint(2, 6)):
            w.heading(label(rng, style, number, zh))
            if rng.random() < 0.3:
                inner = rng.choice(['brackets', 'decimal-dun'] if zh else ['letter', 'decimal'])
                for sub in range(1, rng.randint(2, 4)):
                    w.heading(label(rng, inner, sub, zh))
                    w.paragraphs(1, 1)
            else:
                w.paragraphs(1, 2)
            w.extras(0.3)
        if rng.random() < 0.7:
            for _ in range(rng.randint(0, 3)):
                w.one('fields')
            w.one('signatures')
            w.one('dates')
    elif kind == 'news':
        for _ in range(rng.randint(1, 4)):
            w.heading()
            for _ in range(rng.randint(0, 3)):
                w.one(rng.choice(['fields', 'fields', 'dates']))
            w.paragraphs(1, 4)
            w.extras(0.3)
            if rng.random() < 0.4:
                w.one('fields')
    elif kind == 'rules':
        w.heading()
        if rng.random() < 0.5:
            w.one('dates')
        article = 1
        for chapter in range(1, rng.randint(2, 5)):
            w.heading(label(rng, 'chapter', chapter, zh))
            for _ in range(rng.randint(1, 4)):
                number = HAN[(article - 1) % 10] if article <= 10 else '十' + HAN[(article - 11) % 10]
                text = rng.choice(language.sentences)
                w.line(f'第{number}條　{text}' if zh else f'Article {article} {text}')
                article += 1
            w.extras(0.2)
    elif kind == 'guide':
        w.heading()
        for _ in range(rng.randint(2, 5)):
            w.heading()
            if rng.random() < 0.5:
                w.paragraphs(1, 2)
            else:
                w.line(rng.choice(['申請人須準備：', '開放時間如下：', '注意事項：'] if zh else
                                  ['You will need:', 'Opening hours are:', 'Please note:']))
                w.items(rng.choice(['none', 'decimal']))
    else:
        w.heading()
        w.paragraphs(1, 1)
        w.table()
        w.heading()
        w.paragraphs(1, 2)
    return w.rows


KINDS = ['bulletin', 'bulletin', 'speech', 'collection', 'notice', 'notice', 'news', 'news', 'rules', 'guide', 'report']


def sections(rows):
    result = []
    for row in rows:
        if row[2] or not result:
            result.append([])
        result[-1].append(row)
    return result


def documents(seed, count):
    """Yields (kind, rows) of made-up official documents."""
    rng = random.Random(seed)
    for _ in range(count):
        kind = rng.choice(KINDS)
        left = part(rng, ZH, kind)
        choice = rng.random()
        if choice < 0.2:
            rows = left if rng.random() < 0.6 else part(rng, EN, kind)
        elif choice < 0.35:
            writer = Writer(rng, EN)
            writer.paragraphs(1, 1)
            rows = left + writer.rows
        elif choice < 0.5:
            right, rows = sections(part(rng, EN, kind)), []
            for index, section in enumerate(sections(left)):
                rows += section + (right[index] if index < len(right) else [])
        else:
            rows = left + part(rng, EN, kind)
        blank = rng.choice(['none', 'none', 'all', 'headings', 'before-headings'])
        result, was_heading = [], False
        for language, _, heading, text in rows:
            lines = {'none': 0, 'all': 1, 'headings': int(heading or was_heading),
                     'before-headings': heading}[blank]
            result.append((language, lines, heading, text))
            was_heading = heading
        yield kind, result
