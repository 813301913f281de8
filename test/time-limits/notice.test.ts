import { describe, expect, test } from 'vitest'
import { calendarYears } from '../../shared/time-limits/calendarYears.ts'
import { createCalendar, NoticeError, type NoticeProblemCode, parseNotice } from '../../shared/time-limits/index.ts'

const head = '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n'
const close =
  '\n节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。\n'

const text2026 = `国务院办公厅关于2026年
部分节假日安排的通知
${head}经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
鼓励单位和个人结合落实带薪年休假等制度，实际形成较长假期，推动错峰出行。${close}国务院办公厅
2025年11月4日
`

const text2025 = `国务院办公厅关于2025年
部分节假日安排的通知
国办发明电〔2024〕12号
${head}经党中央、国务院批准，根据2024年11月修订的《全国年节及纪念日放假办法》，自2025年1月1日起，全体公民放假的假日增加2天，其中春节、劳动节各增加1天。据此对放假调休原则作进一步优化完善，除个别特殊情形外，春节自农历除夕起放假调休8天，国庆节自10月1日起放假调休7天，劳动节放假调休5天，元旦、清明节、端午节、中秋节分别放假调休或连休3天（如逢周三则只在当日放假），国庆节放假如逢中秋节则合并放假8天。
按照上述原则，现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。${close}国务院办公厅
2024年11月12日
`

const text2024 = `国务院办公厅关于2024年
部分节假日安排的通知
国办发明电〔2023〕7号
${head}经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。${close}国务院办公厅
2023年10月25日
`

const text2023 = `现将2023年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`

const text2014 = `一、元旦：1月1日放假1天。
二、春节：1月31日至2月6日放假调休，共7天。1月26日（星期日）、2月8日（星期六）上班。
三、清明节：4月5日放假，4月7日（星期一）补休。
四、劳动节：5月1日至3日放假调休，共3天。5月4日（星期日）上班。
五、端午节：6月2日放假，与周末连休。
六、中秋节：9月8日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月28日（星期日）、10月11日（星期六）上班。`

function problems(text: string, year: number): NoticeProblemCode[] {
  try {
    parseNotice(text, year)
    return []
  } catch (error) {
    if (error instanceof NoticeError) return error.problems.map((problem) => problem.code)
    throw error
  }
}

describe('the notices of the State Council', () => {
  test.each([
    [2014, text2014],
    [2023, text2023],
    [2024, text2024],
    [2025, text2025],
    [2026, text2026],
  ])('%i reads as the built-in year', (year, text) => {
    const { notice } = parseNotice(text, year)
    const builtIn = calendarYears.find((known) => known.year === year)
    expect({ off: notice.off, worked: notice.worked }).toEqual({ off: builtIn?.off, worked: builtIn?.worked })
  })

  test('keep number and day of issue', () => {
    expect(parseNotice(text2025, 2025).notice).toMatchObject({
      title: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
      issuedOn: '2024-11-12',
    })
    expect(parseNotice(text2014, 2014).notice).not.toHaveProperty('issuedOn')
  })

  test('leave that is only encouraged stays a working day, with a warning', () => {
    const { notice, warnings } = parseNotice(text2024, 2024)
    expect(warnings.map((warning) => warning.code)).toEqual(['encouraged-leave'])
    expect(warnings[0]?.texts.zh).toContain('2024-02-09')
    expect(createCalendar([notice]).kindOf('2024-02-09')).toBe('working')
    expect(parseNotice(text2026, 2026).warnings).toEqual([])
    expect(parseNotice(text2023, 2023).warnings.map((warning) => warning.code)).toEqual(['reaches-into-last-year'])
  })

  test('copied with dirt read the same', () => {
    const clean = parseNotice(text2026, 2026)
    const fullWidth = text2026.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect(parseNotice(fullWidth, 2026)).toEqual(clean)
    const spaced = text2026.replace(/月/g, ' 月\u3000').replace(/至/g, '\r\n至\t').replace(/、2月/, '、\u200b2月')
    expect(parseNotice(spaced, 2026)).toEqual(clean)
    const halfWidth = text2026.replace(/：/g, ':').replace(/，/g, ',').replace(/（/g, '(').replace(/）/g, ')')
    expect(parseNotice(halfWidth, 2026)).toEqual(clean)
    const oneLine = `新华社北京11月4日电 ${text2026.replace(/\n/g, '')} 来源：新华社 责任编辑：张某`
    expect(parseNotice(oneLine, 2026).notice.off).toEqual(clean.notice.off)
  })
})

describe('what does not fit is refused', () => {
  test.each<[NoticeProblemCode, string, string]>([
    ['weekday-mismatch', '5月9日（周六）上班', '5月9日（周日）上班'],
    ['impossible-date', '9月20日（周日）', '9月31日（周日）'],
    ['total-mismatch', '放假，共3天。\n四、', '放假，共4天。\n四、'],
    ['missing-festival', '五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n', ''],
    ['unknown-line', '1月4日（周日）上班', '1月4日（周日）照旧'],
    ['unknown-line', '七、国庆节：', '七、国庆：'],
    ['repeated-festival', '六、中秋节', '六、元旦'],
    ['conflicting-days', '2月14日（周六）、2月28日（周六）上班', '2月21日（周六）、2月28日（周六）上班'],
    ['missing-statutory-day', '10月1日（周四）至7日（周三）', '10月2日（周五）至8日（周四）'],
    ['other-year', '5月9日（周六）上班', '2027年5月9日上班'],
    ['impossible-date', '4月4日（周六）至6日（周一）', '4月6日（周一）至4日（周六）'],
  ])('%s: %s', (code, from, to) => {
    expect(text2026).toContain(from)
    expect(problems(text2026.replace(from, to), 2026)).toContain(code)
  })

  test('the notice of another year', () => {
    expect(problems(text2026, 2027)).toContain('other-year')
    expect(() => parseNotice(text2026, 2027)).toThrow(/这是2026年的通知，而正在导入的是2027年/)
  })

  test('a text without any arrangement', () => {
    expect(problems('今天天气很好。', 2027)).toEqual(['no-arrangement'])
    expect(problems('', 2027)).toEqual(['no-arrangement'])
  })

  test('a festival of a coming year on the wrong lunar day', () => {
    // Invented: the real notice for 2027 was not known. Dragon Boat 2027 is 06-09.
    const text2027 = `一、元旦：1月1日至3日放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（周五）放假调休，共8天。2月14日（周日）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日至7日放假调休，共7天。10月9日（周六）上班。`
    expect(problems(text2027, 2027)).toEqual([])
    expect(problems(text2027.replace('6月9日（周三）', '6月16日（周三）'), 2027)).toEqual(['missing-statutory-day'])
    expect(problems(text2027.replace('2月5日（农历除夕、周五）至12日（周五）', '2月6日至13日'), 2027)).toEqual([
      'missing-statutory-day',
    ])
  })

  test('all problems are told at once, each with what to do', () => {
    const text = text2026
      .replace('5月9日（周六）', '5月9日（周日）')
      .replace('6日（周一）放假，共3天', '6日（周一）放假，共2天')
    expect(problems(text, 2026)).toEqual(['total-mismatch', 'weekday-mismatch'])
    expect(() => parseNotice(text, 2026)).toThrow(/2026-05-09是周六.*请核对/s)
  })

  test('a worked weekday is taken in with a warning', () => {
    const { warnings } = parseNotice(text2026.replace('5月9日（周六）上班', '5月11日（周一）上班'), 2026)
    expect(warnings.map((warning) => warning.code)).toEqual(['worked-weekday'])
  })
})
