import type { Payload } from '../../shared/case/index.ts'
import { type CivilDate, plusDays, yearOf } from '../../shared/time-limits/index.ts'
import type { Random } from './random.ts'

type Application = Payload<'APPLICATION_RECEIVED'>
type PartyRow = Application['parties'][number]

/** A kind of act people apply against: whose, in which field, and what it is called. */
type Act = { respondent: string; level: string; field: string; title: string; sign?: string }

const market = { respondent: '示例区市场监督管理局', level: 'countyDepartment', field: 'marketRegulation' }
const police = { respondent: '示例市公安局示例分局', level: 'branch', field: 'publicSecurity' }
const traffic = { respondent: '示例市公安局交警总队示例支队', level: 'branch', field: 'trafficPolice' }
const urban = { respondent: '示例区城市管理委员会', level: 'countyDepartment', field: 'urbanManagement' }
const housing = { respondent: '示例区住房和建设委员会', level: 'countyDepartment', field: 'housingConstruction' }
const labour = { respondent: '示例区人力资源和社会保障局', level: 'countyDepartment', field: 'humanResources' }
const health = { respondent: '示例区卫生健康委员会', level: 'countyDepartment', field: 'health' }
const land = { respondent: '示例市规划和自然资源局示例分局', level: 'branch', field: 'naturalResources' }
const street = { respondent: '示例区某街道办事处', level: 'subdistrict', field: 'urbanManagement' }
const town = { respondent: '示例区某镇人民政府', level: 'townGovernment', field: 'planning' }

const acts: Record<string, readonly Act[]> = {
  penalty: [
    { ...market, title: '行政处罚决定', sign: '示市监罚' },
    { ...police, title: '行政处罚决定', sign: '示公行罚决字' },
    { ...traffic, title: '道路交通安全行政处罚决定', sign: '示公交决字' },
    { ...urban, title: '占道经营行政处罚决定', sign: '示城管罚字' },
    { ...health, title: '无证行医行政处罚决定', sign: '示卫医罚' },
  ],
  complaintHandling: [
    { ...market, title: '投诉举报不予立案告知', sign: '示市监举告' },
    { ...market, title: '投诉终止调解决定', sign: '示市监投' },
    { ...urban, title: '举报违法建设处理答复' },
  ],
  informationDisclosure: [
    { ...housing, title: '政府信息公开申请告知', sign: '示住建公开告' },
    { ...street, title: '政府信息公开申请答复' },
    { ...land, title: '政府信息不予公开决定', sign: '示规资公开' },
  ],
  administrativeConfirmation: [
    { ...labour, title: '工伤认定决定', sign: '示人社工认' },
    { ...labour, title: '不予认定工伤决定', sign: '示人社工不认' },
  ],
  inaction: [
    { ...street, title: '不履行查处违法建设职责' },
    { ...police, title: '不履行保护人身财产安全职责' },
    { ...labour, title: '不履行劳动保障监察职责' },
  ],
  coercion: [
    { ...street, title: '强制拆除行为' },
    { ...town, title: '限期拆除决定', sign: '示镇限拆' },
  ],
  levy: [{ ...housing, title: '房屋征收补偿答复', sign: '示征补' }],
  titleDetermination: [{ ...town, title: '土地权属争议处理决定', sign: '示镇权处' }],
  licence: [{ ...market, title: '登记申请不予许可决定', sign: '示市监登驳' }],
  other: [
    { ...labour, title: '退休待遇核定' },
    { ...housing, title: '公租房资格取消决定', sign: '示住保' },
  ],
}

/** Shares of the kinds of act among new cases nationwide in 2023 (per cent; statistics of the reconsideration organs). */
const matterShares = {
  penalty: 32.8,
  complaintHandling: 30,
  informationDisclosure: 8.3,
  inaction: 5.9,
  administrativeConfirmation: 5.5,
  levy: 3.5,
  coercion: 2.7,
  titleDetermination: 1.9,
  licence: 1,
  other: 8.4,
}

const surnames = [
  ...'张李王刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余蒋杜叶程魏苏吕丁沈任姚卢',
]
const businesses = ['商贸', '餐饮', '物业服务', '建筑工程', '食品', '科技', '运输', '装饰', '医药连锁', '汽车维修']

/** 张某 or 张某某: nobody that exists. */
export const personName = (random: Random): string => `${random.pick(surnames)}${random.chance(0.3) ? '某某' : '某'}`

const businessName = (random: Random): string =>
  `某${random.pick(businesses)}${random.pick(['有限公司', '店', '经营部'])}`

export const phoneNumber = (random: Random): string => `1390000${String(random.between(0, 9_999)).padStart(4, '0')}`

const address = (random: Random): string =>
  `示例区${random.pick(['幸福', '和平', '建设', '光明', '新华'])}路${random.between(1, 200)}号`

const person = (random: Random, role: string): PartyRow => ({
  role,
  kind: 'person',
  name: personName(random),
  phone: phoneNumber(random),
  serviceAddress: address(random),
})

const business = (random: Random, role: string): PartyRow => ({
  role,
  kind: 'organisation',
  name: businessName(random),
  phone: phoneNumber(random),
  serviceAddress: address(random),
  head: personName(random),
})

export type Wish = {
  receivedOn: CivilDate
  applicants: number
  thirdParty: boolean
  /** Handed to the organ that imposed the penalty (行政复议法 第32条). */
  penaltyOrgan: boolean
  /** Later than sixty days after it was served. */
  outOfTime: boolean
  incidental: boolean
  matterType?: string | undefined
}

/** An application as somebody might hand it in. */
export function applicationFor(wish: Wish, random: Random): Application {
  const matterType = wish.penaltyOrgan ? 'penalty' : (wish.matterType ?? random.share(matterShares))
  const act = random.pick(acts[matterType] ?? [])
  const servedOn = plusDays(wish.receivedOn, -(wish.outOfTime ? random.between(75, 150) : random.between(5, 52)))
  const madeOn = plusDays(servedOn, -random.between(0, 4))
  const inaction = matterType === 'inaction'
  const channel = wish.penaltyOrgan
    ? 'penaltyOrgan'
    : random.share({ counter: 52, post: 25, online: 15, justiceOffice: 5, oral: 3 })
  const first = random.chance(0.25) ? business(random, 'applicant') : person(random, 'applicant')
  return {
    channel,
    ...(channel === 'post' ? { postmarkedOn: plusDays(wish.receivedOn, -random.between(1, 4)) } : {}),
    parties: [
      first,
      ...Array.from({ length: wish.applicants - 1 }, () => person(random, 'applicant')),
      { role: 'respondent', kind: 'organ', name: act.respondent, head: personName(random) },
      ...(wish.thirdParty ? [business(random, 'thirdParty')] : []),
    ],
    matterType,
    administrativeField: act.field,
    respondentLevel: act.level,
    actTitle: act.title,
    ...(act.sign ? { actNumber: `${act.sign}〔${yearOf(madeOn)}〕${random.between(1, 900)}号` } : {}),
    ...(inaction ? { knowledge: 'inactionWithTerm' } : { actMadeOn: madeOn, knowledge: 'servedDirectly' }),
    actServedOn: servedOn,
    requests: inaction ? '请求责令被申请人履行法定职责。' : `请求撤销被申请人作出的${act.title}。`,
    reasons: '认定事实不清，程序违法。（演练数据）',
    ...(wish.incidental ? { incidentalDocument: '《示例区某领域管理规定（试行）》' } : {}),
    materials: [
      { name: '行政复议申请书', copies: 2 },
      { name: '身份证明', copies: 1 },
      ...(inaction ? [] : [{ name: `${act.title}复印件`, copies: 1 }]),
    ],
  }
}
