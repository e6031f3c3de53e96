/** Questions on care whose answer is written, paired or put in order: procedures, amounts, first steps. */
import { cloze, fillIn, matching, numeric, ordering, type WrittenQuestion } from './write.ts';

/** By topic. */
export const careProcedures: Readonly<
  Record<'elderlyCare' | 'infantCare' | 'safety', readonly WrittenQuestion[]>
> = {
  elderlyCare: [
    ordering(
      [
        '协助卧床老人翻身侧卧，请排出先后。',
        'Put the steps of turning a bedridden person onto her side in order.',
      ],
      ['洗手，向老人说明', 'Wash hands and explain'],
      ['固定床轮，放下近侧床栏', 'Lock the bed and lower the near rail'],
      ['让老人双臂放在胸前，屈膝', 'Arms on her chest, knees bent'],
      ['托住肩和髋，一次翻向一侧', 'Hold shoulder and hip, turn her in one move'],
      ['背后和两腿间垫软枕，拉平衣服', 'Pillows behind the back and between the legs, smooth her clothes'],
    ),
    matching(
      ['把常见情况和首先要做的事配对。', 'Match each situation with what comes first.'],
      [
        [
          ['皮肤发红，按压不褪色', 'Skin stays red when pressed'],
          ['解除压迫，勤翻身，报告家属', 'Take the pressure off, turn her often, tell the family'],
        ],
        [
          ['吃饭时突然呛咳、说不出话', 'Sudden choking at a meal, cannot speak'],
          ['立即施行腹部冲击法', 'Give abdominal thrusts at once'],
        ],
        [
          ['口角歪斜、一侧手脚无力', 'Drooping mouth, one arm and leg weak'],
          ['记下发病时间，拨打120', 'Note the time, call 120'],
        ],
      ],
      ['先喂温水再观察', 'Give warm water first and wait'],
    ),
    numeric(
      [
        '给老人擦浴，水温一般控制在多少摄氏度左右？（填整数，允许相差 2）',
        'About how warm, in degrees Celsius, is the water for a sponge bath? (whole number, 2 either way)',
      ],
      '41',
      '2',
      ['℃', '1'],
    ),
    fillIn(
      [
        '长期卧床的老人一般每（　）小时翻身一次，预防压疮。',
        'A bedridden person is turned about every ( ) hours to prevent pressure sores.',
      ],
      ['2', '两', '二'],
    ),
    cloze(
      ['补全口腔护理的要点。', 'Complete the points of mouth care.'],
      [
        '为昏迷老人做口腔护理时，头要{{g1}}，棉球要{{g2}}，每次只夹{{g3}}个棉球，操作前后都要清点。',
        'For mouth care of an unconscious person, turn the head {{g1}}, keep the cotton balls {{g2}}, take {{g3}} at a time, and count them before and after.',
      ],
      [
        ['偏向一侧', 'to one side'],
        ['后仰', 'back'],
        ['垫高', 'up high'],
      ],
      [
        ['拧至不滴水', 'wrung out'],
        ['蘸满水', 'soaked'],
        ['完全干燥', 'dry'],
      ],
      ['1', '一', 'one'],
    ),
  ],
  infantCare: [
    ordering(
      ['冲泡配方奶，请排出先后。', 'Put the steps of preparing formula in order.'],
      ['洗手，取消毒好的奶瓶', 'Wash hands, take a sterilised bottle'],
      ['先倒入温度合适的水', 'Pour in water of the right warmth'],
      ['按罐上说明用量勺加奶粉', 'Add level scoops as the tin says'],
      ['轻轻摇匀', 'Swirl it gently'],
      ['滴在手腕内侧试温', 'Test a drop on the inside of the wrist'],
    ),
    numeric(
      [
        '配方奶每 30 毫升水加 1 平勺。冲 150 毫升水要加几平勺？',
        'One level scoop goes with 30 ml of water. How many scoops go with 150 ml?',
      ],
      '5',
    ),
    numeric(
      [
        '宝宝早上喝奶 120 毫升，中午 150 毫升，晚上 180 毫升。一天共多少？',
        'A baby drinks 120 ml in the morning, 150 ml at noon, 180 ml at night. How much in all?',
      ],
      '450',
      '0',
      ['毫升', '1'],
      ['升', '1000'],
    ),
    fillIn(
      [
        '婴儿应（　）卧睡觉，床上不放枕头和毛绒玩具。',
        'A baby sleeps on its ( ), with no pillow or soft toys in the cot.',
      ],
      ['仰', '平', 'back'],
    ),
    matching(
      ['把月龄和常见的动作发展配对。', 'Match the age with what most babies can do.'],
      [
        [
          ['3 个月左右', 'About 3 months'],
          ['趴着能抬头', 'Lifts the head lying on the tummy'],
        ],
        [
          ['6 个月左右', 'About 6 months'],
          ['能靠坐、开始添加辅食', 'Sits with support, begins solid food'],
        ],
        [
          ['12 个月左右', 'About 12 months'],
          ['能扶着走几步', 'Walks a few steps holding on'],
        ],
      ],
    ),
    cloze(
      ['补全给新生儿洗澡的要点。', 'Complete the points of bathing a newborn.'],
      [
        '室温调到{{g1}}左右，先放{{g2}}再加热水，用{{g3}}试水温，全程一手托住宝宝的头颈。',
        'Warm the room to about {{g1}}, pour the {{g2}} first and then the hot water, test it with the {{g3}}, and support head and neck throughout.',
      ],
      [
        ['26℃', '26 °C'],
        ['18℃', '18 °C'],
        ['34℃', '34 °C'],
      ],
      [
        ['冷水', 'cold water'],
        ['热水', 'hot water'],
      ],
      [
        ['手肘内侧或水温计', 'inner elbow or a thermometer'],
        ['脚', 'foot'],
        ['宝宝的手', "baby's hand"],
      ],
    ),
  ],
  safety: [
    ordering(
      [
        '发现成人倒地无反应，请排出先后。',
        'An adult lies on the floor and does not respond. Put the steps in order.',
      ],
      ['确认现场安全', 'Make sure that the scene is safe'],
      ['轻拍双肩、大声呼唤', 'Tap the shoulders and call loudly'],
      ['请人拨打120、取除颤器', 'Have someone call 120 and fetch a defibrillator'],
      ['看有无正常呼吸', 'Look for normal breathing'],
      ['没有呼吸就开始胸外按压', 'None: begin chest compressions'],
    ),
    numeric(
      [
        '成人心肺复苏，胸外按压和人工呼吸的次数比是 30 比几？',
        'In CPR for an adult, 30 compressions are followed by how many breaths?',
      ],
      '2',
    ),
    numeric(
      ['成人胸外按压每分钟至少按多少次？', 'At least how many compressions a minute does an adult need?'],
      '100',
      '0',
    ),
    fillIn(
      [
        '轻度烫伤，先用流动的（　）水冲 15～20 分钟。',
        'A slight burn is held under running ( ) water for 15 to 20 minutes.',
      ],
      ['冷', '凉', '清凉', 'cool', 'cold'],
    ),
    matching(
      ['把电话和用途配对。', 'Match the number with its use.'],
      [
        [
          ['119', '119'],
          ['火警', 'Fire'],
        ],
        [
          ['120', '120'],
          ['医疗急救', 'Ambulance'],
        ],
        [
          ['110', '110'],
          ['报警求助', 'Police'],
        ],
      ],
      ['天气预报', 'Weather forecast'],
    ),
  ],
};
