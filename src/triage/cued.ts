/** A kind of secret that is known by the words around it, or by its shape, rather than by counting digits. */
interface Cued {
  readonly kind: string;
  // Looked for first, for it is quicker; in every text that has one are:
  /** one of these, */
  readonly sign: readonly string[];
  /** so many of 0-9 or more with nothing but signs between, */
  readonly digits?: number;
  /** a letter of a … z, */
  readonly latin?: true;
  /** and this. */
  readonly hint?: RegExp;
  /** Reads a folded text in linear time: everything in it is bounded. */
  readonly pattern: RegExp;
  /** What a find may begin with that is no part of the secret. */
  readonly lead?: RegExp;
}

/** Digit by digit: 2 0 2 4 0 0 1 2. */
const apart = '[a-z]{0,4} ?[0-9](?:[ .*,][0-9]){4,18}(?![a-z0-9])';
const number = `(?<![a-z0-9])(?:${apart}|[a-z]{0,4}[0-9][a-z0-9/-]{0,24}(?![a-z0-9]))`;
/** As `number`, but too long for a count: 出生证6人. */
const paper = `(?<![a-z0-9])(?:${apart}|[a-z]{0,4}[0-9][a-z0-9/-]{4,24}(?![a-z0-9]))`;
const link = '[ 号码是为:：#.\\[(（【“"-]{0,4}';

/** In the order in which they claim their letters. */
export const cued: readonly Cued[] = [
  {
    kind: '邮箱',
    sign: ['@', 'at'],
    latin: true,
    hint: /[a-z0-9._%+-] ?(?:@|\(at\)|\[at\]| at ) ?[a-z0-9-]/,
    pattern:
      /(?=[a-z0-9])(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63} ?(?:@|\(at\)|\[at\]| at ) ?(?:[a-z0-9-]{1,63}(?:\.| dot |\(dot\))){1,8}[a-z]{2,24}/g,
  },
  {
    kind: '护照',
    sign: ['护照', 'passport', 'e', 'g'],
    digits: 7,
    latin: true,
    pattern:
      /(?=[a-z])(?:(?<=(?:护照|passport)[号码是为no.:： ]{0,8})[a-z]{1,2}(?:\d{7,8}|(?:[ .*,]\d){7,8})(?![a-z0-9])|(?<![a-z0-9#/])(?:[eg]\d{8}|e[a-hj-np-z]\d{7})(?![a-z0-9]))/g,
  },
  {
    kind: '证件号',
    sign: ['证', '驾照', '社保', '医保', 'h', 'm', 'c'],
    digits: 1,
    hint: /[0-9](?:[a-z0-9/-]{4}|[ .*,][0-9])/,
    pattern: new RegExp(
      `(?=[a-z0-9])(?:(?<=(?:通行证|台胞证|回乡证|居住证|驾驶证|驾照|行驶证|军官证|警官证|社保卡?|医保卡?|居民证|证件|港澳证|工作证|学生证|毕业证|残疾证|出生证)[号码是为:： #]{0,4})${paper}|(?<![a-z0-9#/])(?:[hmc]\\d{8}|h\\d{10}|c[a-hj-np-z]\\d{7})(?![a-z0-9]))`,
      'g',
    ),
  },
  {
    kind: '病历号',
    sign: ['号', 'id', 'no', 'mrn'],
    digits: 1,
    hint: /(?:号码?|id|no)[ 号码是为:：#.[(（【“"-]{0,4}[a-z]{0,4} ?[0-9]/,
    pattern: new RegExp(
      `(?=[a-z0-9])(?<=(?:病历|病案|住院|门诊|就诊|就诊卡|诊疗卡|登记|检查|影像|处方|挂号|流水|申请单|标本|条码|id|mrn|病人|患者)(?:号码?|编号|id|卡号|no)${link})${number}`,
      'g',
    ),
  },
  {
    kind: '床号',
    sign: ['床'],
    hint: /[0-9一二三四五六七八九十] ?号?床|床号/,
    pattern: new RegExp(
      `(?=[a-z0-9加一二三四五六七八九十])(?:(?<=床号${link})${number}|(?<=(?:病房|病区|病室|科|室|楼|区|住院部?|icu|监护室) ?)(?:加 ?)?(?:\\d{1,3}(?:-\\d{1,2})?|[一二三四五六七八九十]{1,3}) ?号?床(?!位|垫|铺|头|单|边|旁|上用品)|(?<![0-9a-z第])(?:加 ?)?(?:\\d{1,3}(?:-\\d{1,2})?|[一二三四五六七八九十]{1,3}) ?号?床(?= ?(?:的 ?)?(?:患者|病人|病号|家属|陪护|产妇|孕妇|老人|老头|老太|大爷|大妈|阿姨|孩子|宝宝|那个|[\\u4e00-\\u9fff]?(?:先生|女士))))`,
      'g',
    ),
  },
  {
    kind: 'QQ',
    sign: ['q', '扣', '企鹅', '球'],
    digits: 5,
    pattern:
      /(?=[1-9])(?<=(?:qq|q q|q群|扣扣|抠抠|企鹅|球球|q号)[号群:：是码为 加+]{0,5})[1-9](?:[ .*,-]?[0-9]){4,10}(?![0-9])/g,
  },
  {
    kind: '微信',
    sign: ['信', 'v', 'w'],
    latin: true,
    hint: /[a-z](?:[a-z0-9_-]{3}|(?: [a-z0-9]){3})/,
    pattern:
      /(?=[a-z])(?<!(?:官方|公众|服务|订阅)[^。！？]{0,4})(?<=(?:微信|威信|薇信|徽信|v信|vx|wx|weixin|wechat|加v|v[:：])[号id同名:：是为 +加]{1,6})[a-z](?:[a-z0-9_-]{3,17}[零〇一二三四五六七八九幺]{2,8}|[a-z0-9_-]{5,19}|(?: [a-z0-9]){5,19})(?![a-z0-9])/g,
  },
  {
    kind: '微信',
    sign: ['信', 'v', 'w'],
    digits: 6,
    pattern:
      /(?=[1-9])(?<=(?:微信|威信|薇信|徽信|v信|vx|wx|wechat)[号id同:：是为 +加]{1,4})[1-9][0-9]{5,11}(?![0-9])/g,
  },
  {
    kind: '车牌',
    sign: [...'京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'],
    digits: 1,
    latin: true,
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-hj-np-z] ?[·.• -]?(?=[a-z]{0,5}\d)[a-hj-np-z0-9](?: ?[a-hj-np-z0-9]){3,5}[学警港澳挂领]?(?![a-z0-9])/gu,
  },
  {
    kind: '电话',
    sign: ['电话', '座机', '热线', '致电', '拨打', '固话', 'tel', '传真', '手机'],
    digits: 7,
    pattern:
      /(?=[2-8])(?<=(?:电话|座机|热线|致电|拨打|固话|tel|传真|手机)[号码是为:： .(]{0,4})[2-8]\d{2,3}[ -]?\d{4}(?![\d年月日元万亿人次-])/g,
  },
  {
    kind: '地址',
    lead: /^.{0,4}?(?:为|是|家住|住在|住|在|寄到|寄往|到|于|址|是|去|从|往)(?=.{3})/u,
    sign: ['室', '房', '户', '单元', '楼', '栋', '幢', '座'],
    hint: /[路街道巷弄同里村庄苑园区寓厦城府湾] ?[0-9a-z-]/,
    pattern:
      /[\u4e00-\u9fff]{2,6}?(?:路|街|大道|巷|弄|胡同|里|道|村|庄|苑|园|小区|新村|花园|公寓|家园|大厦|城|府|湾) ?[0-9a-z-]{1,6} ?(?:号院?|弄|巷)?,? ?(?:[0-9a-z]{1,4} ?(?:号楼|栋|幢|座|号|单元|楼|层) ?){0,4}(?:[0-9a-z]{2,6}(?:-[0-9]{1,4})? ?(?:室|房|户|单元|号楼|栋|幢)|(?<=(?:号楼|栋|幢|座|单元) ?)[0-9]{3,4}(?![0-9]))/gu,
  },
  {
    kind: '地址',
    lead: /^.{0,4}?(?:为|是|家住|住在|住|在|寄到|寄往|到|于|址|是|去|从|往)(?=.{3})/u,
    sign: ['家住', '住在', '住址', '现住', '住于', '户籍地', '地址', '家在', '居住地'],
    digits: 1,
    pattern:
      /(?<=(?:家住|住在|住址|现住|住于|户籍地|家庭地址|家在|收货地址|居住地)[是为:： ]{0,2})[\u4e00-\u9fff]{2,20}(?:路|街|大道|巷|弄|胡同|里|道|村|庄|苑|园|小区|新村|花园|公寓|家园) ?[0-9]{1,5} ?(?:号|弄|栋|幢|组)(?:[0-9]{1,4} ?(?:号楼|栋|幢|座|单元|室|号)?){0,3}/gu,
  },
];
