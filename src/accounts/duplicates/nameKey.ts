/**
 * Makes names comparable however they were typed: width, case, spaces, the middle dot of minority names, and traditional
 * characters. Knows the characters that names have; a whole text would need more.
 */
import { pinyin } from 'pinyin-pro';

/** Pairs of a traditional (or variant) character and the simplified one that it is compared as. */
const pairs = [
  ...'張张陳陈劉刘趙赵黃黄吳吴孫孙馬马羅罗鄭郑謝谢韓韩馮冯蕭萧鄧邓許许呂吕蘇苏盧卢蔣蒋賈贾葉叶閻阎餘余鐘钟鍾钟',
  ...'範范譚谭鄒邹陸陆萬万龍龙喬乔賴赖龔龚龐庞藍蓝倫伦歐欧陽阳嚴严齊齐畢毕顏颜聶聂關关湯汤錢钱費费鮑鲍',
  ...'華华鳳凤蘭兰麗丽潔洁瓊琼鶯莺艷艳豔艳雲云紅红綠绿榮荣瑩莹靜静愛爱貴贵寶宝銀银鐵铁鋼钢錦锦銘铭鋒锋鏡镜長长門门開开',
  ...'國国園园圓圆東东車车軍军輝辉輪轮運运進进遠远達达連连選选邁迈鄉乡釗钊鈺钰鈴铃鍵键閃闪間间聞闻隊队際际難难雙双電电頂顶順顺',
  ...'頌颂領领頻频題题顧顾風风飛飞養养駿骏驕骄驗验髮发魯鲁鮮鲜鵬鹏鶴鹤鷹鹰麥麦點点齡龄義义習习聖圣聰聪職职聲声肅肃脈脉興兴',
  ...'舉举舊旧蓮莲蔭荫薩萨藝艺藥药虧亏術术衛卫裝装製制見见規规親亲覺觉觀观記记訓训詠咏詩诗詳详誠诚語语諾诺謙谦講讲譽誉讀读豐丰',
  ...'財财貝贝貞贞賀贺賓宾賢贤質质贊赞躍跃軒轩農农偉伟傑杰僑侨優优儀仪億亿兒儿動动勝胜勞劳勵励勳勋協协單单賽赛團团圖图堅坚',
  ...'報报場场執执壯壮夢梦奮奋婦妇娛娱媽妈嬌娇嬋婵學学寧宁實实審审寬宽將将專专尋寻對对導导岡冈嵐岚嶺岭巖岩師师帥帅帶带幹干庫库',
  ...'廣广慶庆應应張张強强彥彦徑径從从徵征恆恒悅悦愷恺憲宪懷怀戰战戲戏擇择揚扬據据擴扩攝摄敵敌數数時时晉晋曉晓',
  ...'曄晔暉晖書书會会條条來来業业極极樂乐樓楼樹树樺桦橋桥機机權权歡欢歲岁殘残氣气漢汉淨净淺浅渙涣溫温漁渔潤润澤泽濟济濤涛灣湾',
  ...'為为烏乌煒炜煥焕燈灯營营爾尔狀状獻献現现琺珐瑋玮環环璽玺產产畫画疊叠盡尽監监盤盘眾众碩硕禎祯禮礼種种稱称積积穎颖',
  ...'筆笔節节築筑簡简籃篮糧粮紀纪約约純纯紗纱紋纹納纳紹绍終终組组經经綱纲維维綿绵緒绪線线緣缘編编縣县績绩繡绣繼继續续纓缨羣群',
  ...'冊册決决況况淩凌涼凉凱凯劍剑創创劃划勻匀啟启喚唤嚮向壽寿奧奥孃娘尭尧堯尧峯峰淵渊滿满珮佩璿璇甯宁祐佑綵彩縈萦',
];
const simplified = new Map<string, string>();
for (let index = 0; index + 1 < pairs.length; index += 2)
  simplified.set(pairs[index] as string, pairs[index + 1] as string);

/** A name as it is compared: half width, lower case, no spaces or middle dots, simplified characters. */
export function nameKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00b7\u2022\u2027\u2219\u22c5\u30fb\u00ad.・-]/gu, '');
  return [...plain].map((character) => simplified.get(character) ?? character).join('');
}

/**
 * Whether two names are the same or may be one misspelled: they sound alike, or one character is wrong, missing or too
 * many where both have three or more. Two-character names must sound alike: one sound off is most often another person.
 */
export function areSimilarNames(left: string, right: string): boolean {
  const [one, other] = [[...nameKey(left)], [...nameKey(right)]];
  if (one.join('') === other.join('')) return one.length > 0;
  if (one.length >= 3 && other.length >= 3 && isOneEditApart(one, other)) return true;
  return one.length >= 2 && one.length === other.length && soundOf(one) === soundOf(other);
}

/** How a name is said, without tones; letters stay as they are. */
function soundOf(name: readonly string[]): string {
  return pinyin(name.join(''), { toneType: 'none', type: 'array', v: true }).join(' ');
}

function isOneEditApart(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const rest = short.length === long.length ? short.slice(start + 1) : short.slice(start);
  return rest.join('') === long.slice(start + 1).join('');
}
