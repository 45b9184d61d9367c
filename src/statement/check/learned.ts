/** What each sign weighs: above nothing in all, with what the trees add, a claim is one that no fact makes. Made by `node train/statements.ts`. */
export const learned = `
  always -0.769 / idle_last 0.931 / weight 0.03 / one -0.077 / all 0.079 / oneLiterally -0.091 / allLiterally 0.053 / begin 0.312 / end -0.126 / reports 0.109 / heart -0.249 / numbers -0.02 / numbersTold -0.189
  过 0.02 / 有 -0.035 / 我院|本院|医院|院区 0.104 / 时 -0.082 / 患者|病人|家属 0.085 / lettersOne -0.067 / lettersSpread 0.217 / retold -0.283 / left 0.128 / leftAll -0.031 / knownWords -0.01 / told_time -0.093
  told_medicine -0.101 / told_law -0.133 / pieces 0.022 / piecesOne -0.093 / piecesAll 0.023 / piecesNumbers -0.067 / piecesOneNumbers -0.204 / piecesAllNumbers -0.135 / day_with -0.107 / name_with -0.017
  halved 0.043 / who 0.155 / what -0.079 / both -0.088 / halvesApart 0.096 / shape_ours -0.216 / shape_perfect 0.006 / clauses -0.315 / length -0.114 / noHeart 0.135 / retoldBeside 0.335 / number_with 0.177
  均 0.31 / 约 0.164 / told_states 0.176 / shape_all -0.027 / numbersNew 0.274 / mismatch -0.298 / mismatchNear -0.091 / 共 0.06 / piecesNewNumbers 0.136 / lastNewNumbers 0.099 / endsApartNumbers 0.008
  number_new 0.21 / firstNewNumbers -0.224 / day_new -0.047 / name_new -0.105 / 已 0.255 / 与|和 -0.101 / told_deeds -0.031 / shape_perfect_new -0.012 / numbersDerived -0.212 / idle -0.29 / idle_leads -0.105
  idle_leadsOn 0.02 / foreseesNear -0.129 / told_agencies -0.154 / idle_silent -0.035 / idle_nothingElse -0.182 / foresees -0.093 / 将 -0.046 / 完成 -0.057 / 前 0.075 / shape_plans -0.013 / shape_plans_new 0.061
  unsaid 0.078 / unsaidElse -0.213 / unsaidLongest 0.026 / promised -0.383 / 我们 -0.383 / strange 0.077 / strangeShare -0.121 / telling 0.375 / tellingShare 0.145 / swapped 0.041 / piecesNew -0.019
  firstNew -0.241 / endsApart 0.159 / shape_ours_new 0.224 / shape_vague -0.078 / shape_vague_new -0.071 / unsaidLong 0.207 / 全 0.233 / 会 0.064 / 对 -0.098 / 进行 -0.025 / new_building 0.127 / newWords 0.162
  newWordsShare 0.172 / lastNew -0.124 / unsaidReport 0.136 / news 0.268 / 被 0.128 / new_medicine 0.183 / new_law 0.177 / strangers 0.282 / new_people 0.25 / mannered -0.155 / onlyManner 0.052 / 不 -0.29
  给 -0.005 / 的 -0.282 / shape_denying -0.084 / shape_denying_new -0.003 / stranger -0.155 / asks -0.065 / asksNear -0.295 / 任何 -0.194 / 您|你 -0.267 / 如 -0.005 / 就 -0.119 / shape_all_new 0.229
  shape_contact -0.093 / numbersLike -0.225 / 请 -0.039 / slip -0.072 / 此 -0.101 / blaming -0.104 / turned 0.286 / perhapsTurned 0.275 / turned_denied -0.014 / denied 0.13 / absolute 0.173 / 未 0.295 / 从 0.135
  new_time -0.086 / new_states -0.035 / idle_onlyJudges -0.094 / judges -0.205 / added 0.424 / attacking -0.087 / 无 0.167 / 别 -0.152 / opposed 0.086 / blamed -0.178 / 系 0.042 / 经 0.025 / new_feelings -0.276
  piecesSpread 0.117 / piecesApart 0.124 / told_general -0.029 / guarantees 0.086 / 再 0.112 / 后 0.025 / 哪怕|不管|无论|再 0.088 / new_deeds -0.092 / 目前 -0.028 / open 0.114 / shape_money 0.063 / “|"|「 -0.034
  told_trade 0.021 / told_press 0.076 / shape_quotes -0.034 / 由 -0.02 / 愿 -0.017 / 该 -0.011 / shape_joined 0.163 / shape_joined_new -0.016 / 为 0.247 / shape_result 0.113 / new_press -0.088 / 心|爱|苦|难 -0.143
  new_plain -0.253 / told_computing -0.03 / 了 -0.3 / 为了 -0.013 / 说 -0.239 / ongoing -0.137 / openOngoing -0.06 / 正在 0.035 / new_computing 0.116 / new_agencies 0.057 / shape_rate 0.123 / shape_rate_new 0.111
  起 -0.03 / 表示 0.245 / 得 -0.119 / told_plain -0.063 / 曾 0.007 / told_people 0.001 / shape_past 0.021 / shape_past_new 0 / 是 -0.252 / 这 -0.117 / patient 0.246 / opposedNear 0.141 / 仍|尚 0.009 / 向 -0.141
  shape_othersSay 0.098 / 没有 0.051 / early 0.05 / piecesSpreadNumbers 0.07 / piecesApartNumbers 0.113 / 可以 -0.193 / 却|但 -0.052 / new_trade 0.202 / shape_cause 0.197 / 使|令 0.078 / shape_result_new 0.036
  说明|介绍|通报 -0.036 / shape_praises 0.105 / shape_praises_new 0.026 / told_building 0.055 / 达 0.086 / 每 0.005 / shape_money_new 0.191 / 其 0.268 / 因 0.043 / new_spoken -0.078 / shape_othersSay_new 0.011
  大家|各位 -0.149 / 更 0.04 / 认为 -0.017 / 还 -0.045 / 能 -0.197 / 永远|始终|一直|一贯|从来 0.057 / told_feelings 0.081 / turned_opposite 0.007 / shape_aims 0.014 / shape_aims_new 0.007 / idle_notices -0.004 / 看 -0.086
  new_general -0.038 / shape_law -0.112 / 都 -0.122 / 每一|一句|一片|一份 -0.136 / 可能|也许 0.005 / shape_cause_new 0.07 / idle_when -0.024 / 地 -0.053 / 已经 -0.119 / day_apart 0.07 / 最 -0.033 / told_spoken 0.042 / 继续 0.019
  idle_contrasted -0.005 / number_apart 0.071 / 那 -0.136 / 而 -0.077 / answer -0.024 / 所以|因此 0.092 / 也|亦 -0.149 / shape_first 0.018 / shape_first_new 0.046 / 应 -0.044 / 不该|不应 -0.083 / 才 0.103 / shape_maxim -0.133
  shape_maxim_new -0.04 / 知道|明白 -0.018 / 把 -0.23 / name_apart 0.031 / 他|她 -0.077 / turned_rank 0.179 / 其中 0.07 / turned_due 0.051 / turned_fulfilled 0 / 必须|须 0.174 / 若 -0.006 / 只 -0.07 / shape_only 0.02
  shape_only_new 0.032 / shape_law_new -0.026 / idle_announces 0 / 通过 0.107 / 让 -0.072 / shape_quotes_new -0.001 / 着 0.027 / 吧|吗|呢|啊 -0.048 / 比 -0.089 / shape_contact_new 0.02 / 一样 -0.082 / 什么 -0.154
  idle_aim -0.01 / 谁 -0.071 / 不能 -0.168 / idle_topic -0.035 / 希望 0 / turned_untruth 0.005
`
  .trim()
  .split(/\s*[\n/]\s*/u);
