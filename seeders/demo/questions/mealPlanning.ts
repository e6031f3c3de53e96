/** Questions on family meal planning; figures follow the Dietary Guidelines for Chinese Residents (2022). */
import { judgement, multiple, single, type WrittenQuestion } from './write.ts';

export const mealPlanning: readonly WrittenQuestion[] = [
  single(
    [
      '《中国居民膳食指南（2022）》建议成人每天吃盐不超过多少？',
      'At most how much salt a day do the 2022 guidelines advise for adults?',
    ],
    'b',
    ['3 克', '3 g'],
    ['5 克', '5 g'],
    ['8 克', '8 g'],
    ['10 克', '10 g'],
  ),
  single(
    ['成人每天烹调油的建议用量是？', 'How much cooking oil a day is advised for adults?'],
    'c',
    ['5～10 克', '5–10 g'],
    ['10～15 克', '10–15 g'],
    ['25～30 克', '25–30 g'],
    ['50～60 克', '50–60 g'],
  ),
  single(
    ['成人每天新鲜蔬菜至少应吃多少？', 'At least how much fresh vegetables a day is advised?'],
    'c',
    ['100 克', '100 g'],
    ['200 克', '200 g'],
    ['300 克', '300 g'],
    ['800 克', '800 g'],
  ),
  single(
    [
      '膳食指南建议平均每天至少吃多少种食物？',
      'At least how many kinds of food a day are advised on average?',
    ],
    'd',
    ['4 种', '4'],
    ['6 种', '6'],
    ['8 种', '8'],
    ['12 种', '12'],
  ),
  single(
    ['成人每天的添加糖最多不超过多少？', 'Added sugar should stay below how much a day?'],
    'a',
    ['50 克', '50 g'],
    ['80 克', '80 g'],
    ['100 克', '100 g'],
    ['150 克', '150 g'],
  ),
  single(
    ['四季豆怎样吃才安全？', 'How are green beans safe to eat?'],
    'b',
    ['凉拌生吃', 'Raw in a salad'],
    ['彻底烧熟煮透', 'Cooked through'],
    ['焯一下断生即可', 'Briefly blanched'],
    ['用盐腌一下', 'Salted'],
  ),
  single(
    [
      '为患高血压的老人配餐，首先要注意什么？',
      'What matters first in meals for an old person with high blood pressure?',
    ],
    'a',
    ['少盐', 'Little salt'],
    ['多放酱油', 'More soy sauce'],
    ['多吃腌菜', 'More pickles'],
    ['顿顿肥肉', 'Fat meat at every meal'],
  ),
  single(
    ['痛风急性发作的人，应避免哪种食物？', 'What should be avoided during an attack of gout?'],
    'd',
    ['鸡蛋', 'Eggs'],
    ['牛奶', 'Milk'],
    ['米饭', 'Rice'],
    ['动物内脏', 'Offal'],
  ),
  single(
    [
      '做好的熟食在室温下存放一般不宜超过多久？',
      'How long may cooked food usually stand at room temperature?',
    ],
    'a',
    ['2 小时', '2 hours'],
    ['6 小时', '6 hours'],
    ['12 小时', '12 hours'],
    ['24 小时', '24 hours'],
  ),
  single(
    ['蔬菜怎样处理，营养损失较少？', 'How do vegetables lose the least?'],
    'c',
    ['切碎后长时间浸泡', 'Cut, then soaked for long'],
    ['提前一天切好', 'Cut the day before'],
    ['先洗后切，急火快炒', 'Washed, then cut, fried fast and hot'],
    ['长时间炖煮', 'Boiled for long'],
  ),
  multiple(
    ['哪些是优质蛋白的来源？', 'Which are sources of good protein?'],
    'abc',
    ['鱼', 'Fish'],
    ['鸡蛋', 'Eggs'],
    ['豆腐', 'Tofu'],
    ['白糖', 'Sugar'],
  ),
  multiple(
    ['防止食物交叉污染，哪些做法正确？', 'Which prevent cross-contamination?'],
    'abd',
    ['生熟刀具、砧板分开', 'Separate knives and boards for raw and cooked'],
    ['处理生肉后洗手', 'Wash hands after raw meat'],
    ['熟食放在生肉下面', 'Keep cooked food under raw meat'],
    ['熟食加盖存放', 'Cover cooked food'],
  ),
  judgement(
    [
      '发芽变绿的马铃薯，挖掉芽眼就可以放心食用。',
      'Green, sprouting potatoes are safe once the eyes are cut out.',
    ],
    false,
  ),
  judgement(
    [
      '剩菜再次食用前应彻底加热，且不宜反复加热。',
      'Leftovers are heated through before eating, and not again and again.',
    ],
    true,
  ),
];
