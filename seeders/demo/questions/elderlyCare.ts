/** Questions on elderly care. */
import { judgement, multiple, single, type WrittenQuestion } from './write.ts';

export const elderlyCare: readonly WrittenQuestion[] = [
  single(
    [
      '为长期卧床的老人预防压疮，一般至少每隔多久协助翻身一次？',
      'To prevent pressure sores, how often should a bedridden person usually be turned at least?',
    ],
    'b',
    ['1 天', 'Once a day'],
    ['2 小时', 'Every 2 hours'],
    ['6 小时', 'Every 6 hours'],
    ['12 小时', 'Every 12 hours'],
  ),
  single(
    [
      '协助能坐起的老人进食，应采取哪种体位？',
      'Which position suits a meal for an old person who can sit up?',
    ],
    'a',
    ['坐位或半坐卧位', 'Sitting or half-sitting'],
    ['平卧位', 'Lying flat'],
    ['俯卧位', 'Lying face down'],
    ['头低脚高位', 'Head down, feet up'],
  ),
  single(
    ['为老人洗澡，水温一般以多少为宜？', 'About which water temperature suits a bath for an old person?'],
    'c',
    ['30℃左右', 'About 30 °C'],
    ['35℃左右', 'About 35 °C'],
    ['40℃左右', 'About 40 °C'],
    ['50℃左右', 'About 50 °C'],
  ),
  single(
    [
      '给老人使用热水袋，袋内水温不应超过多少？',
      'Water in a hot-water bottle for an old person should not be hotter than',
    ],
    'b',
    ['40℃', '40 °C'],
    ['50℃', '50 °C'],
    ['70℃', '70 °C'],
    ['90℃', '90 °C'],
  ),
  single(
    ['压疮最早的表现是什么？', 'What is the first sign of a pressure sore?'],
    'd',
    ['皮肤破溃流脓', 'Open skin with pus'],
    ['出现大水疱', 'Large blisters'],
    ['皮肤变黑坏死', 'Black, dead skin'],
    ['局部皮肤发红，压之不褪色', 'Redness that does not fade when pressed'],
  ),
  single(
    [
      '为偏瘫老人穿脱上衣，正确的顺序是？',
      'In which order is a jacket put on and taken off for someone paralysed on one side?',
    ],
    'a',
    ['先穿患侧，先脱健侧', 'Affected arm in first, sound arm out first'],
    ['先穿健侧，先脱患侧', 'Sound arm in first, affected arm out first'],
    ['先穿患侧，先脱患侧', 'Affected arm first both times'],
    ['顺序没有关系', 'The order does not matter'],
  ),
  single(
    [
      '老人进食时突然说不出话、面色青紫、双手抓住颈部，应立即怎么做？',
      'At a meal an old person suddenly can not speak, turns blue and grips the throat. What is done at once?',
    ],
    'c',
    ['喂几口水', 'Give some water'],
    ['让其平卧休息', 'Let the person lie down'],
    ['呼救并施行腹部冲击法', 'Call for help and give abdominal thrusts'],
    ['继续观察', 'Wait and watch'],
  ),
  single(
    ['成人安静时的正常脉搏是每分钟多少次？', 'What is an adult’s normal pulse at rest, in beats a minute?'],
    'b',
    ['40～60 次', '40–60'],
    ['60～100 次', '60–100'],
    ['100～120 次', '100–120'],
    ['120～140 次', '120–140'],
  ),
  single(
    ['推轮椅下较陡的坡，正确的做法是？', 'How is a wheelchair taken down a steep slope?'],
    'd',
    ['快速向前推下', 'Fast, facing forward'],
    ['松手让轮椅滑下', 'By letting it roll'],
    ['让老人自己走下去', 'The person gets out and walks'],
    ['护理员在下方，倒退着缓慢下行', 'Slowly backwards, the carer below'],
  ),
  multiple(
    ['老人仰卧时，哪些部位容易发生压疮？', 'Where do pressure sores tend to form when lying on the back?'],
    'abd',
    ['骶尾部', 'Lower end of the spine'],
    ['足跟', 'Heels'],
    ['腹部', 'Belly'],
    ['枕部', 'Back of the head'],
  ),
  multiple(
    ['预防老人跌倒，哪些做法正确？', 'Which of these help to prevent falls?'],
    'abc',
    ['地面保持干燥、没有杂物', 'Keep floors dry and clear'],
    ['夜间在床边和走道留灯', 'Leave a light on at night'],
    ['起床时先坐一会儿再站起', 'Sit a while before getting up'],
    ['把常用物品放到高柜里', 'Store daily things in high cupboards'],
  ),
  multiple(
    ['协助老人服药，哪些做法正确？', 'Which are right when helping with medicine?'],
    'abd',
    ['核对姓名、药名、剂量和时间', 'Check name, medicine, dose and time'],
    ['看着老人把药服下', 'Watch the medicine being taken'],
    ['自行把两次的药合成一次', 'Combine two doses into one'],
    ['服药后做好记录', 'Record it afterwards'],
  ),
  judgement(
    ['测腋温前，如果腋下有汗，应先擦干。', 'Before taking a temperature under the arm, sweat is wiped off.'],
    true,
  ),
  judgement(
    [
      '患认知障碍的老人反复问同一个问题，应严厉纠正。',
      'A person with dementia who keeps asking the same question should be corrected sharply.',
    ],
    false,
  ),
  judgement(
    [
      '糖尿病老人足部感觉迟钝，可以用热水袋贴脚取暖。',
      'An old person with diabetes and numb feet may warm them on a hot-water bottle.',
    ],
    false,
  ),
];
