/** What each sign weighs: above nothing in all, with what the trees add, a claim is one that no fact makes. Made by `node train/statements.ts`. */
export const learned = `
  always -0.616 / anew 0.317 / idle_last 0.465 / weight 0.07 / one -0.106 / all -0.025 / oneLiterally -0.073 / allLiterally 0.012 / begin 0.23 / end -0.099 / reports 0.03 / heart -0.196 / numbers 0.025
  numbersTold -0.109 / 过 -0.012 / 有 0.018 / 我院|本院|医院|院区 -0.01 / 时 -0.063 / 患者|病人|家属 -0.037 / lettersOne -0.114 / lettersSpread 0.091 / retold -0.086 / left 0.018 / leftAll 0.07 / knownWords -0.009
  told_time -0.039 / told_medicine -0.032 / told_law -0.071 / pieces 0.028 / piecesOne -0.006 / piecesAll 0.037 / piecesNumbers -0.07 / piecesOneNumbers -0.09 / piecesAllNumbers -0.073 / day_with -0.082
  name_with -0.077 / halved 0.044 / who 0.091 / what -0.074 / both -0.045 / halvesApart 0.005 / shape_ours -0.046 / shape_perfect 0.009 / clauses -0.166 / length -0.001 / noHeart 0.134 / retoldBeside 0.09
  number_with 0.053 / 均 0.096 / 约 0.039 / told_states 0.04 / shape_all -0.068 / numbersNew 0.124 / mismatch -0.157 / mismatchNear -0.038 / 共 0.024 / piecesNewNumbers 0.133 / lastNewNumbers 0.052
  endsApartNumbers -0.003 / number_new 0.122 / firstNewNumbers -0.133 / day_new -0.008 / name_new -0.017 / 已 -0.023 / 与|和 -0.04 / told_deeds -0.024 / shape_perfect_new -0.046 / numbersDerived -0.181
  idle -0.172 / idle_leads -0.06 / idle_leadsOn -0.016 / foreseesNear -0.096 / told_agencies -0.066 / idle_silent -0.046 / idle_nothingElse -0.047 / foresees -0.042 / 将 -0.021 / 完成 -0.037 / 前 0.034
  shape_plans -0.031 / shape_plans_new 0.055 / unsaid -0.016 / unsaidElse -0.041 / unsaidLongest 0.017 / promised -0.159 / 我们 -0.053 / strange 0.038 / strangeShare 0.034 / telling 0.161 / tellingShare 0.156
  swapped -0.044 / piecesNew -0.043 / firstNew -0.025 / endsApart 0.049 / shape_ours_new 0.101 / shape_vague -0.003 / shape_vague_new -0.027 / unsaidLong 0.076 / 全 0 / 会 0.02 / 对 -0.086 / 进行 0
  new_building 0.09 / newWords 0.039 / newWordsShare 0.042 / lastNew -0.032 / unsaidReport 0.078 / news 0.1 / 被 0.044 / new_medicine 0.044 / new_law 0.095 / strangers 0.079 / new_people 0.101 / mannered -0.078
  onlyManner 0.067 / 不 -0.139 / 给 -0.013 / 的 -0.08 / shape_denying -0.088 / shape_denying_new -0.021 / stranger -0.088 / asks -0.028 / asksNear -0.218 / 任何 -0.112 / 您|你 -0.054 / 如 -0.023 / 就 0.025
  shape_all_new 0.071 / shape_contact -0.083 / numbersLike -0.178 / 请 0.03 / slip -0.032 / 此 -0.003 / blaming -0.058 / turned 0.166 / perhapsTurned 0.173 / turned_denied 0.017 / denied 0.133 / absolute 0.135
  未 -0.002 / 从 0.102 / new_time 0.011 / new_states -0.02 / idle_onlyJudges -0.021 / judges -0.128 / added 0.136 / attacking -0.065 / 无 0.023 / 别 -0.075 / opposed 0.05 / blamed -0.12 / 系 -0.066 / 经 0.007
  new_feelings -0.114 / piecesSpread 0.043 / piecesApart 0.092 / told_general 0.021 / guarantees 0.04 / 再 0.053 / 后 0.008 / 哪怕|不管|无论|再 0.037 / new_deeds -0.038 / 目前 -0.024 / open 0.09 / shape_money -0.09
  “|"|「 0.031 / told_trade 0.02 / told_press 0.063 / shape_quotes 0.031 / 由 0.028 / 愿 0.037 / 该 -0.001 / shape_joined 0.082 / shape_joined_new 0.003 / 为 0.02 / shape_result -0.004 / new_press -0.066
  心|爱|苦|难 -0.022 / new_plain -0.078 / told_computing 0.06 / 了 -0.085 / 为了 0.005 / 说 -0.053 / ongoing -0.066 / openOngoing -0.045 / 正在 0.047 / new_computing 0.021 / new_agencies 0.02 / shape_rate 0.052
  shape_rate_new 0.049 / 起 -0.014 / 表示 0.063 / 得 -0.038 / told_plain -0.041 / 曾 0.013 / told_people 0.02 / shape_past 0.031 / shape_past_new -0.031 / 是 -0.013 / 这 -0.068 / patient 0.523 / opposedNear 0.038
  仍|尚 0.015 / 向 -0.105 / shape_othersSay 0.02 / 没有 -0.025 / early 0.068 / piecesSpreadNumbers 0.017 / piecesApartNumbers 0.03 / 可以 -0.086 / 却|但 0.031 / new_trade 0.091 / shape_cause 0.034 / 使|令 0.061
  shape_result_new 0.01 / 说明|介绍|通报 0.019 / shape_praises 0.004 / shape_praises_new -0.002 / told_building 0.011 / 达 0.039 / 每 0.024 / shape_money_new 0.079 / 其 0.018 / 因 -0.033 / new_spoken -0.06
  shape_othersSay_new 0.007 / 大家|各位 -0.107 / 更 0.066 / 认为 0.015 / 还 -0.013 / 能 -0.057 / 永远|始终|一直|一贯|从来 0.057 / told_feelings 0.04 / turned_opposite -0.007 / shape_aims -0.004 / shape_aims_new 0.005
  idle_notices -0.002 / 看 0.006 / new_general -0.056 / shape_law -0.105 / 都 0.036 / 每一|一句|一片|一份 0.012 / 可能|也许 -0.005 / shape_cause_new 0.031 / idle_when 0.011 / 地 -0.007 / 已经 -0.059 / day_apart 0.016 / 最 -0.004
  told_spoken -0.04 / 继续 0.016 / idle_contrasted -0.001 / number_apart 0.056 / 那 -0.038 / 而 -0.048 / answer -0.009 / 所以|因此 0.123 / 也|亦 0.012 / shape_first 0.033 / shape_first_new 0.031 / 应 -0.023 / 不该|不应 -0.051
  才 0.052 / shape_maxim -0.071 / shape_maxim_new -0.011 / 知道|明白 0.018 / 把 -0.048 / name_apart 0.036 / 他|她 0.074 / turned_rank 0.089 / 其中 0.016 / turned_due 0.043 / turned_fulfilled 0.006 / 必须|须 0.084 / 若 0
  只 -0.007 / shape_only -0.005 / shape_only_new -0.009 / shape_law_new -0.015 / idle_announces -0.001 / 通过 0.071 / 让 -0.03 / shape_quotes_new -0.017 / 着 0.036 / 吧|吗|呢|啊 0.002 / 比 -0.064
  shape_contact_new -0.004 / 一样 -0.066 / 什么 -0.037 / idle_aim -0.025 / 谁 -0.067 / 不能 -0.088 / idle_topic -0.021 / 希望 0 / turned_untruth 0
`
  .trim()
  .split(/\s*[\n/]\s*/u);
