import { term } from './term.ts'

/** One sentence where clerks err. Keys as in `field`. */
export const fieldHelp = {
  fieldHelp: {
    idNumber: term('按文本填写，不要从表格复制成科学计数。', 'Text, not a number in scientific notation.'),
    serviceAddress: term(
      '以送达地址确认书为准，可以与住所不同。',
      'As confirmed; may differ from the address.',
      '行政复议法实施条例 第27条',
    ),
    actServedOn: term(
      '填签收、到达或者公告期满之日；申请期限从次日起算。',
      'Day of signature, arrival or end of the announcement; the period starts on the next day.',
      '行政复议法实施条例 第23条',
    ),
    contentKnownOn: term(
      '未告知复议权利、机关或者期限时填写；最长一年从次日起算。',
      'Only if the right, organ or limit was not told: the year starts here.',
      '行政复议法 第20条第3款',
    ),
    postmarkedOn: term(
      '邮寄申请以交邮日判断是否逾期，受理审查仍从收到日起算。',
      'Posting decides timeliness; the review still runs from receipt.',
      '民事诉讼法 第85条第4款',
    ),
    realEstate: term('不动产最长二十年，其他五年。', 'Real estate twenty years, other five.', '行政复议法 第21条'),
    mandatoryReconsideration: term(
      '应当先复议、不能直接起诉的案件；决定起诉期限和救济告知。',
      'Must precede a suit; decides the suit period and the remedy clause.',
      '行政复议法 第23条',
    ),
    publishedOn: term(
      '公告之日起满三十日视为送达，请填公告发布日。',
      'Served thirty days after this day.',
      '民事诉讼法 第95条',
    ),
    defectFound: term(
      '每一结果都须明确回答；回答“是”即产生纠错建议事项。',
      'Every outcome must answer; yes raises the duty to recommend.',
    ),
    earlierCase: term(
      '撤回违背真实意思、对重作行为不服、同一行为的其他申请人，另行立案并关联原案。',
      'An application of its own that goes on from an earlier case.',
      '行政复议法 第74条第2款；行政复议法实施条例 第58条第2款、第65条',
    ),
    partyDuty: term(
      '如维持罚款决定：无人起诉的，起诉期满后三个月内可以申请法院强制执行。',
      'Such as a fine upheld: three months to ask the court for enforcement once nobody has sued.',
      '行政复议法 第78条；行政强制法 第53条',
    ),
    compensationFen: term('以元填写，可以填到分。', 'In yuan, with two decimals.'),
    worseForApplicant: term(
      '变更决定不得对申请人更为不利，第三人提出相反请求的除外。',
      'A modification may not be worse, unless a third party asked the opposite.',
      '行政复议法 第63条第2款',
    ),
    caseOfficer: term('保管案卷、出现在工作清单中的一人。', 'The one who keeps the file and sees the worklist.'),
    reviewers: term(
      '普通程序二人以上，简易程序可以一人。',
      'Two or more; one may do in the simple procedure.',
      '行政复议法实施条例 第39条',
    ),
    investigators: term('不得少于二人，并出示证件。', 'At least two, showing their ID.', '行政复议法 第45条'),
    performBy: term(
      '责令履行必须写明期限：填截止日期或者履行天数。',
      'An order to perform needs a last day or a number of days.',
    ),
    sealedOn: term(
      '全体签字并加盖复议机关印章后生效，不以送达为准。',
      'Effective on all signatures and the seal, not on service.',
      '行政复议法 第73条第1款',
    ),
    concessions: term(
      '不得在后续审理中作为对其不利的依据，只在调解记录中可见。',
      'Inadmissible later; visible only in the mediation notes.',
      '行政复议法实施条例 第48条',
    ),
    hearers: term(
      '主持人之外至少二名听证员，另有一名记录人。',
      'At least two beside the presider, and a recorder.',
      '行政复议法 第50条第3款',
    ),
    lastNoticeReceivedOn: term(
      '默认与听证日之间须间隔五个完整工作日。',
      'By default five full working days lie between this day and the hearing.',
      '行政复议法 第51条第1款',
    ),
    mediationOverride: term(
      '没有有效调解记录时填写，计入案中调解率的缺项。',
      'Without a valid record this case lowers the mediation rate.',
    ),
    'SUPPLEMENT_NOTICE_SERVED.on': term(
      '补正期限从申请人收到之日的次日起算。',
      'The period runs from this receipt.',
      '行政复议法 第31条第2款',
    ),
    'REQUEST_SUPPLEMENT.items': term(
      '一次性列出全部事项，不得再次要求补正。',
      'List everything once; there is no second notice.',
      '行政复议法 第31条第1款',
    ),
    'ACCEPT.on': term(
      '审理期限从此日的次日起算，不从收到申请日起算。',
      'The decision period runs from here, not from receipt.',
      '行政复议法 第62条',
    ),
    'APPLICATION_RECEIVED.on': term(
      '本机关实际收到之日；受理审查五个工作日从次日起算。',
      'The day this organ received it.',
      '行政复议法 第30条',
    ),
    'COPY_SERVED.on': term(
      '填被申请人签收之日，不是发出之日；答复期限从次日起算。',
      'Receipt, not dispatch; the reply period runs from here.',
      '行政复议法 第48条',
    ),
    'SERVED.on': term(
      '公告送达填公告期满之日，其他方式填签收或者到达之日。',
      'End of the announcement, or day of receipt.',
      '民事诉讼法 第87条至第95条',
    ),
    'SUSPEND.on': term(
      '填决定中止之日；默认从次日起不计入期限。',
      'By default this day still counts and the next does not.',
      '行政复议法 第39条',
    ),
    'RESUME.on': term(
      '填决定恢复之日；默认当日不计入，次日起继续计算。',
      'By default this day does not count and the next does.',
      '行政复议法 第39条第2款',
    ),
    'EXTEND.days': term(
      '累计不得超过三十日，从原期限届满之日接续计算。',
      'At most thirty in total, added to the nominal end.',
      '行政复议法 第62条第1款',
    ),
    'EXTEND.approvedBy': term(
      '须由复议机构负责人批准。',
      'The head of the institution approves.',
      '行政复议法 第62条第1款',
    ),
    'CONVERT_TO_ORDINARY.approvedBy': term(
      '须由复议机构负责人批准。',
      'The head of the institution approves.',
      '行政复议法 第55条',
    ),
    'OPINIONS_HEARD.mediationAnswer': term(
      '听取意见时一并征询，是案中调解率的依据。',
      'Ask it here: it is the evidence of the mediation rate.',
    ),
    'LETTER_SERVED.on': term(
      '意见书六十日反馈期限从此日的次日起算。',
      'The sixty days for the answer run from here.',
      '行政复议法 第76条',
    ),
    'SUED.copyReceivedOn': term(
      '收到之日的次日起十五日内提交答辩状和证据、依据。',
      'Reply and evidence are due fifteen days from here.',
      '行政诉讼法 第67条',
    ),
    'COURT_HEARING_HELD.attendance': term(
      '正职、副职和分管负责人出庭计入出庭应诉率；委托的工作人员、下级机关负责人不计入，身份材料不符的视为未出庭。',
      'Principal, deputy and leader in charge count; delegates and heads of lower organs do not.',
      '行政诉讼法 第3条第3款',
    ),
    'COMPLIANCE_ORDERED.letter': term(
      '针对逾期未反馈的意见书时选择；针对决定书、调解书的，留空。',
      'Choose the unanswered letter; leave empty for the outcome itself.',
      '行政复议法 第77条第2款',
    ),
    'ACCOUNTABILITY_TALK.letter': term(
      '针对逾期未反馈的意见书时选择；针对决定书、调解书的，留空。',
      'Choose the unanswered letter; leave empty for the outcome itself.',
      '行政复议法 第77条第2款',
    ),
    'JUDGED.effectiveOn': term('法院责令重新决定时，期限从此日起算。', 'A new decision is due from this day.'),
  },
} as const
