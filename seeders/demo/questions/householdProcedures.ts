/** Questions on the household and the trade whose answer is written, paired or put in order. */
import { cloze, fillIn, matching, numeric, ordering, type WrittenQuestion } from './write.ts';

/** By topic. */
export const householdProcedures: Readonly<
  Record<'organising' | 'mealPlanning' | 'law', readonly WrittenQuestion[]>
> = {
  organising: [
    ordering(
      ['整理一个衣柜，请排出先后。', 'Put the steps of organising a wardrobe in order.'],
      ['和客户确认要求', 'Agree with the client on what she wants'],
      ['全部清空', 'Empty it'],
      ['按类分开，由客户决定去留', 'Sort by kind; the client decides what stays'],
      ['规划每一区放什么', 'Plan what goes where'],
      ['归位并贴标签，请客户验收', 'Put back, label, ask the client to check'],
    ),
    fillIn(
      ['决定物品去留的人应当是（　）。', 'Who decides whether a thing is kept? The ( ).'],
      ['客户', '物主', '主人', 'client', 'owner'],
    ),
    matching(
      ['把面料和洗护方法配对。', 'Match the fabric with its care.'],
      [
        [
          ['羊毛衫', 'Wool jumper'],
          ['冷水手洗，平铺晾干', 'Hand wash cold, dry flat'],
        ],
        [
          ['纯棉床单', 'Cotton sheet'],
          ['可机洗，可高温熨烫', 'Machine wash, hot iron'],
        ],
        [
          ['真丝衬衫', 'Silk blouse'],
          ['专用洗涤剂轻揉，低温垫布熨', 'Mild detergent, cool iron through a cloth'],
        ],
      ],
    ),
    numeric(
      [
        '衣杆长 1.2 米，每件衣服占 3 厘米，最多挂多少件？',
        'A rail is 1.2 m long and each garment takes 3 cm. How many fit at most?',
      ],
      '40',
    ),
    cloze(
      ['补全收纳的原则。', 'Complete the rule of storing.'],
      [
        '每天用的放在{{g1}}，很少用的放在{{g2}}，重物放在{{g3}}。',
        'What is used daily goes {{g1}}, what is rarely used {{g2}}, and what is heavy {{g3}}.',
      ],
      [
        ['眼手之间的高度', 'between eye and hand height'],
        ['最高处', 'at the top'],
      ],
      [
        ['高处或深处', 'high up or deep inside'],
        ['门口', 'by the door'],
      ],
      [
        ['低处', 'low down'],
        ['高处', 'high up'],
      ],
    ),
  ],
  mealPlanning: [
    numeric(
      [
        '《中国居民膳食指南（2022）》建议成人每天食盐不超过多少克？',
        'At most how many grams of salt a day do the Chinese dietary guidelines (2022) advise for adults?',
      ],
      '5',
      '0',
      ['克', '1'],
    ),
    matching(
      ['把食物和它主要提供的营养配对。', 'Match the food with what it mainly provides.'],
      [
        [
          ['鸡蛋、瘦肉、豆腐', 'Eggs, lean meat, tofu'],
          ['蛋白质', 'Protein'],
        ],
        [
          ['米饭、馒头、红薯', 'Rice, steamed buns, sweet potato'],
          ['碳水化合物', 'Carbohydrate'],
        ],
        [
          ['牛奶、虾皮', 'Milk, dried shrimps'],
          ['钙', 'Calcium'],
        ],
      ],
      ['酒精', 'Alcohol'],
    ),
    fillIn(
      [
        '生熟食品要（　）存放，防止交叉污染。',
        'Raw and cooked food are kept ( ), so that one does not taint the other.',
      ],
      ['分开', '分别', 'apart', 'separately'],
    ),
    ordering(
      ['做一餐饭，为了卫生请排出先后。', 'Put the steps of cooking a meal in a hygienic order.'],
      ['洗手，系围裙', 'Wash hands, put on an apron'],
      ['洗切蔬菜', 'Wash and cut vegetables'],
      ['洗切生肉', 'Rinse and cut raw meat'],
      ['清洗砧板和刀', 'Clean board and knife'],
      ['加热熟透再装盘', 'Cook through, then serve'],
    ),
    cloze(
      ['补全冰箱存放的要点。', 'Complete the points of using a refrigerator.'],
      [
        '冷藏室一般调到{{g1}}，冷冻室{{g2}}；熟食放{{g3}}层，生肉放{{g4}}层。',
        'Keep the refrigerator at about {{g1}} and the freezer at {{g2}}; cooked food goes {{g3}}, raw meat {{g4}}.',
      ],
      [
        ['4℃', '4 °C'],
        ['12℃', '12 °C'],
      ],
      [
        ['−18℃', '−18 °C'],
        ['−2℃', '−2 °C'],
      ],
      [
        ['上', 'above'],
        ['下', 'below'],
      ],
      [
        ['下', 'below'],
        ['上', 'above'],
      ],
    ),
  ],
  law: [
    fillIn(
      [
        '家政服务员进入客户家，未经（　）不得翻动私人物品。',
        'A home-care worker does not touch private things without ( ).',
      ],
      ['同意', '许可', '允许', 'permission', 'consent'],
    ),
    matching(
      ['把做法和它违反的要求配对。', 'Match the act with the duty that it breaks.'],
      [
        [
          ['把客户孩子的照片发到朋友圈', "Posting photos of a client's child"],
          ['保护隐私', 'Privacy'],
        ],
        [
          ['收取合同以外的费用', 'Charging more than agreed'],
          ['诚实守信', 'Honesty'],
        ],
        [
          ['约好九点，十点才到', 'Coming at ten instead of nine'],
          ['守时守约', 'Punctuality'],
        ],
      ],
    ),
    ordering(
      ['和客户发生纠纷，请排出处理的先后。', 'A dispute with a client: put the steps in order.'],
      ['冷静听完，记下事实', 'Listen calmly, note the facts'],
      ['双方协商', 'Talk it over'],
      ['请家政企业或妇联调解', 'Ask the company or the federation to mediate'],
      ['依法仲裁或起诉', 'Arbitration or court'],
    ),
    cloze(
      ['补全签订服务合同的要点。', 'Complete the points of a service contract.'],
      [
        '合同应写明服务{{g1}}、服务时间、{{g2}}和违约责任，双方各执{{g3}}份。',
        'The contract names the {{g1}} of the service, its times, the {{g2}} and what a breach costs; each side keeps {{g3}} copy.',
      ],
      ['内容', '项目', 'content'],
      ['报酬', '费用', '工资', 'pay', 'fee'],
      ['1', '一', '壹', 'one'],
    ),
  ],
};
