/** Questions on home organising. */
import { judgement, multiple, single, type WrittenQuestion } from './write.ts';

export const organising: readonly WrittenQuestion[] = [
  single(
    ['上门整理前，首先要做什么？', 'What comes first in organising a home?'],
    'a',
    ['了解客户的生活习惯和需求', 'Learn the client’s habits and wishes'],
    ['购买大量收纳盒', 'Buy many boxes'],
    ['把旧物直接扔掉', 'Throw old things away'],
    ['先擦地板', 'Mop the floor'],
  ),
  single(
    ['最常用的物品适合放在哪里？', 'Where do things in daily use belong?'],
    'c',
    ['柜子最顶层', 'On the top shelf'],
    ['床底最里面', 'Far under the bed'],
    ['腰部到视线之间', 'Between waist and eye level'],
    ['阳台角落', 'In a corner of the balcony'],
  ),
  single(
    ['整理出可能不要的物品，由谁决定去留？', 'Who decides what is thrown away?'],
    'b',
    ['整理师', 'The organiser'],
    ['客户', 'The client'],
    ['家政公司', 'The agency'],
    ['物业', 'The property manager'],
  ),
  single(
    ['羊毛衫较好的收纳方式是？', 'How is a woollen jumper best stored?'],
    'd',
    ['湿着装袋', 'Bagged while damp'],
    ['用细衣架长期悬挂', 'On a thin hanger for months'],
    ['放在暖气片上', 'On a radiator'],
    ['洗净晾干后折叠平放', 'Washed, dried and folded flat'],
  ),
  single(
    [
      '把冰箱里的食品摆好，哪种做法符合“先进先出”？',
      'Which way of filling a fridge follows “first in, first out”?',
    ],
    'a',
    ['先到期的放在外侧', 'What expires first goes in front'],
    ['新买的放在最外侧', 'What is new goes in front'],
    ['不看日期随意放', 'Anywhere, whatever the date'],
    ['都放进不透明袋里', 'All in opaque bags'],
  ),
  single(
    ['放置儿童玩具的柜子，哪种做法更安全？', 'What makes a toy cupboard safer?'],
    'b',
    ['重的玩具放最上层', 'Heavy toys on top'],
    ['重物放低处，柜体固定在墙上', 'Heavy things low, cupboard fixed to the wall'],
    ['柜子放在窗边当踏脚', 'Under a window as a step'],
    ['用玻璃搁板', 'Glass shelves'],
  ),
  multiple(
    ['换季衣物收起来之前，应做到哪些？', 'What is done before clothes are put away for the season?'],
    'abd',
    ['清洗干净', 'Wash them'],
    ['彻底晾干', 'Dry them fully'],
    ['趁潮装袋', 'Bag them while damp'],
    ['采取防虫防潮措施', 'Guard against moths and damp'],
  ),
  multiple(
    ['上门服务时，哪些做法合适？', 'Which are right when working in a client’s home?'],
    'abc',
    ['按约定时间到达并出示证件', 'Arrive on time and show your card'],
    ['请客户自己收好贵重物品', 'Ask the client to put valuables away'],
    ['移动大件前先征得同意', 'Ask before moving large things'],
    ['把客户家的照片发到朋友圈', 'Post pictures of the home'],
  ),
  judgement(
    ['厨房里的食品和清洁剂应分开存放。', 'Food and cleaning agents are kept apart in a kitchen.'],
    true,
  ),
  judgement(
    [
      '整理前后对比照，不用客户同意就可以公开宣传。',
      'Before-and-after pictures may be published without the client’s consent.',
    ],
    false,
  ),
];
