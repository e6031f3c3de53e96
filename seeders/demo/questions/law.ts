/** Questions on law and professional ethics. */
import { judgement, multiple, single, type WrittenQuestion } from './write.ts';

export const law: readonly WrittenQuestion[] = [
  single(
    [
      '《劳动法》规定，用人单位一般不得招用未满多少周岁的未成年人？',
      'Below which age may employers generally not hire anyone, by the Labour Law?',
    ],
    'b',
    ['14 周岁', '14'],
    ['16 周岁', '16'],
    ['18 周岁', '18'],
    ['20 周岁', '20'],
  ),
  single(
    [
      '建立劳动关系时没有订立书面合同的，应在用工之日起多久内订立？',
      'Where no written contract was made at the start, within how long must it be made?',
    ],
    'a',
    ['一个月', 'One month'],
    ['三个月', 'Three months'],
    ['半年', 'Half a year'],
    ['一年', 'One year'],
  ),
  single(
    [
      '新修订的《妇女权益保障法》自何时起施行？',
      'Since when has the revised Law on the Protection of Women’s Rights applied?',
    ],
    'c',
    ['2020 年 1 月 1 日', '1 January 2020'],
    ['2021 年 6 月 1 日', '1 June 2021'],
    ['2023 年 1 月 1 日', '1 January 2023'],
    ['2024 年 7 月 1 日', '1 July 2024'],
  ),
  single(
    ['全国统一的妇女维权公益服务热线是？', 'Which is the national hotline for women’s rights?'],
    'd',
    ['12315', '12315'],
    ['12333', '12333'],
    ['12345', '12345'],
    ['12338', '12338'],
  ),
  single(
    ['全国法律援助和法律服务热线是？', 'Which is the national hotline for legal services?'],
    'a',
    ['12348', '12348'],
    ['12315', '12315'],
    ['12306', '12306'],
    ['12320', '12320'],
  ),
  single(
    [
      '在雇主家发现一枚戒指掉在地上，应怎么做？',
      'You find a ring on the floor of your employer’s home. What do you do?',
    ],
    'b',
    ['先收进自己口袋', 'Keep it in your pocket'],
    ['马上告诉雇主并交还', 'Tell the employer and hand it over'],
    ['当作没看见扫掉', 'Sweep it away'],
    ['发到网上问是谁的', 'Ask online whose it is'],
  ),
  single(
    [
      '雇主的家庭住址和健康情况，可以怎样使用？',
      'How may an employer’s address and state of health be used?',
    ],
    'c',
    ['告诉同行作参考', 'Told to colleagues'],
    ['发到工作群', 'Posted in a chat group'],
    ['只用于提供服务，并且保密', 'For the service only, in confidence'],
    ['卖给推销公司', 'Sold to advertisers'],
  ),
  single(
    [
      '《个人信息保护法》规定，不满多少周岁的未成年人的个人信息属于敏感个人信息？',
      'Personal data of minors below which age is sensitive by law?',
    ],
    'b',
    ['12 周岁', '12'],
    ['14 周岁', '14'],
    ['16 周岁', '16'],
    ['18 周岁', '18'],
  ),
  single(
    ['与雇主约定的服务内容有变化，较好的做法是？', 'What is best when the agreed service changes?'],
    'd',
    ['自己决定不做', 'Decide alone not to do it'],
    ['不说，临时加价', 'Say nothing and charge more'],
    ['口头随便答应', 'Agree casually'],
    ['双方协商并书面确认', 'Agree with each other and write it down'],
  ),
  multiple(
    ['哪些符合家政服务员的职业道德？', 'Which belong to the professional ethics of home service?'],
    'abc',
    ['守时守信', 'Be punctual and keep your word'],
    ['尊重雇主隐私', 'Respect privacy'],
    ['爱护雇主财物', 'Take care of property'],
    ['和邻居议论雇主家事', 'Talk with neighbours about the family'],
  ),
  judgement(
    ['用人单位可以扣押劳动者的居民身份证。', 'An employer may keep a worker’s identity card.'],
    false,
  ),
  judgement(
    [
      '法律禁止歧视、侮辱、虐待或者遗弃老年人。',
      'The law forbids discriminating against, insulting, abusing or abandoning old people.',
    ],
    true,
  ),
  judgement(
    [
      '培训合格证书就是国家职业技能等级证书。',
      'A training completion certificate is a national vocational skill-level certificate.',
    ],
    false,
  ),
  judgement(
    [
      '密切接触未成年人的单位和人员发现未成年人遭受侵害，应当立即报告。',
      'Those who work closely with minors must report at once when a minor is harmed.',
    ],
    true,
  ),
];
