/** Ten courses over the five tiers. Hours are standard class hours. */
import type { Course } from '../../src/ladders/course.model.ts';

type CourseSeed = Pick<
  Course,
  'code' | 'tierRank' | 'titleZh' | 'titleEn' | 'summaryZh' | 'summaryEn' | 'theoryHours' | 'practiceHours'
>;

const course = (
  code: string,
  tierRank: number,
  zh: [string, string],
  en: [string, string],
  hours: [number, number],
): CourseSeed => ({
  code,
  tierRank,
  titleZh: zh[0],
  summaryZh: zh[1],
  titleEn: en[0],
  summaryEn: en[1],
  theoryHours: hours[0],
  practiceHours: hours[1],
});

export const courses: readonly CourseSeed[] = [
  course(
    'GY-01',
    1,
    ['家政公益讲堂', '了解家政行业、职业礼仪和居家安全，适合第一次接触家政的姐妹。'],
    ['Public-welfare lecture', 'An introduction to home services, manners at work and safety at home.'],
    [4, 0],
  ),
  course(
    'GY-02',
    1,
    ['居家养老护理公益课', '老人日常照料和急救常识，听完就能用。'],
    ['Care of the elderly at home', 'Everyday care and first aid for older people.'],
    [4, 2],
  ),
  course(
    'JN-01',
    2,
    ['养老护理技能班', '进食、清洁、翻身、转运和生命体征观察，边学边练。'],
    ['Elderly care skills', 'Feeding, washing, turning, moving and vital signs, learned by doing.'],
    [16, 24],
  ),
  course(
    'JN-02',
    2,
    ['婴幼儿照护技能班', '喂养、洗浴、睡眠、早期发展和意外预防。'],
    ['Infant care skills', 'Feeding, bathing, sleep, early development and accident prevention.'],
    [16, 24],
  ),
  course(
    'JN-03',
    2,
    ['家庭营养配餐技能班', '营养搭配、慢病饮食和家常烹饪。'],
    ['Family meal planning skills', 'Balanced menus, diets for chronic illness and home cooking.'],
    [12, 20],
  ),
  course(
    'JN-04',
    2,
    ['整理收纳技能班', '空间规划、衣橱整理和入户服务流程。'],
    ['Home organising skills', 'Planning space, wardrobes and the visit at the client’s home.'],
    [12, 20],
  ),
  course(
    'ZX-01',
    3,
    ['失能人员护理专项班', '压疮预防、管路护理、康复训练和心理支持。'],
    ['Care of people with disability', 'Preventing pressure sores, tubes, rehabilitation and support.'],
    [12, 16],
  ),
  course(
    'ZX-02',
    3,
    ['母婴护理专项班', '产褥期护理、新生儿护理和催乳指导。'],
    ['Mother-and-baby care', 'Care after birth, newborn care and breastfeeding.'],
    [12, 16],
  ),
  course(
    'HL-01',
    4,
    ['家政服务员回炉班', '新规范、新工具和典型案例复训，证书到期前参加。'],
    ['Refresher for home-service workers', 'New rules, new tools and cases, before the certificate ends.'],
    [14, 6],
  ),
  course(
    'JL-01',
    5,
    ['家政职业经理人班', '门店运营、团队管理、质量控制和投诉处理。'],
    ['Professional manager of home services', 'Running a shop, leading a team, quality and complaints.'],
    [28, 12],
  ),
];
