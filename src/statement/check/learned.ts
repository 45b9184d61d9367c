/** What each sign weighs: above nothing in all, with what the trees add, a claim is one that no fact makes. Made by `node train/statements.ts`. */
export const learned = `
  always -1.039 / anew 0.303 / idle_last 0.545 / weight 0.036 / one -0.089 / all -0.025 / oneLiterally -0.109 / allLiterally -0.008 / begin 0.216 / end -0.084 / reports 0.015 / heart -0.135 / numbers -0.017
  numbersTold -0.146 / 过 0.018 / 有 -0.005 / 我院|本院|医院|院区 0.012 / 时 -0.024 / 患者|病人|家属 0.027 / lettersOne -0.134 / lettersSpread 0.071 / retold -0.168 / left -0.052 / leftAll 0.12 / knownWords -0.024
  told_time -0.063 / told_medicine -0.04 / told_law -0.053 / pieces 0.056 / piecesOne -0.088 / piecesAll -0.054 / piecesNumbers -0.028 / piecesOneNumbers -0.126 / piecesAllNumbers -0.106 / day_with -0.085
  name_with -0.051 / halved 0.06 / who 0.084 / what -0.1 / both -0.07 / halvesApart -0.005 / shape_ours -0.043 / shape_perfect 0.008 / clauses -0.095 / length 0.026 / noHeart 0.063 / retoldBeside 0.056
  number_with 0.075 / 均 0.083 / 约 0.007 / told_states 0.058 / shape_all -0.091 / numbersNew 0.098 / mismatch -0.122 / mismatchNear 0.038 / 共 -0.008 / piecesNewNumbers 0.107 / lastNewNumbers 0.013
  endsApartNumbers -0.002 / number_new 0.139 / firstNewNumbers -0.109 / day_new 0.008 / name_new -0.007 / 已 0.013 / 与|和 -0.04 / told_deeds -0.069 / shape_perfect_new -0.091 / numbersDerived -0.218 / idle -0.135
  idle_leads -0.079 / idle_leadsOn 0.013 / foreseesNear -0.043 / told_agencies -0.072 / idle_silent -0.018 / idle_nothingElse -0.009 / foresees -0.068 / 将 0.007 / 完成 -0.067 / 前 0.002 / shape_plans -0.025
  shape_plans_new 0.049 / unsaid -0.031 / unsaidElse -0.053 / unsaidLongest 0.027 / promised -0.193 / 我们 -0.081 / strange 0.021 / strangeShare 0.016 / telling 0.146 / tellingShare 0.173 / swapped -0.026
  piecesNew -0.074 / firstNew -0.026 / endsApart 0.06 / shape_ours_new 0.143 / shape_vague -0.053 / shape_vague_new -0.02 / unsaidLong 0.087 / 全 0.005 / 会 -0.022 / 对 -0.057 / 进行 0 / new_building 0.039
  newWords 0.065 / newWordsShare -0.004 / lastNew -0.127 / unsaidReport 0.119 / news 0.082 / 被 0.038 / new_medicine 0.1 / new_law 0.058 / strangers 0.072 / new_people 0.099 / mannered -0.117 / onlyManner 0.05
  不 -0.156 / 给 0.019 / 的 -0.041 / shape_denying -0.101 / shape_denying_new 0.014 / stranger -0.062 / asks 0.067 / asksNear -0.214 / 任何 -0.123 / 您|你 0.13 / 如 -0.032 / 就 0.048 / shape_all_new 0.113
  shape_contact -0.107 / numbersLike -0.216 / 请 0.051 / slip -0.031 / 此 -0.026 / blaming -0.018 / turned 0.181 / perhapsTurned 0.17 / turned_denied 0.007 / denied 0.105 / absolute 0.143 / 未 0.012 / 从 0.069
  new_time 0.017 / new_states -0.075 / idle_onlyJudges 0.004 / judges -0.138 / added 0.159 / attacking -0.104 / 无 -0.024 / 别 -0.071 / opposed 0.059 / blamed -0.105 / 系 -0.067 / 经 0.033 / new_feelings -0.115
  piecesSpread 0.034 / piecesApart 0.075 / told_general 0.019 / guarantees 0.042 / 再 0.012 / 后 0.027 / 哪怕|不管|无论|再 -0.016 / new_deeds -0.021 / 目前 -0.013 / open 0.046 / shape_money -0.093 / “|"|「 0.018
  told_trade 0.022 / told_press 0.027 / shape_quotes 0.018 / 由 0.034 / 愿 -0.004 / 该 0.005 / shape_joined 0.117 / shape_joined_new -0.061 / 为 -0.007 / shape_result 0.003 / new_press -0.103 / 心|爱|苦|难 0.005
  new_plain -0.035 / told_computing 0.051 / 了 -0.044 / 为了 -0.006 / 说 -0.022 / ongoing -0.074 / openOngoing -0.04 / 正在 0.021 / new_computing -0.004 / new_agencies 0.01 / shape_rate 0.024 / shape_rate_new 0.066
  起 -0.012 / 表示 0.053 / 得 -0.048 / told_plain -0.047 / 曾 0.022 / told_people 0.036 / shape_past 0.096 / shape_past_new -0.017 / 是 0.007 / 这 -0.065 / patient 0.189 / opposedNear -0.005 / 仍|尚 0.008 / 向 -0.15
  shape_othersSay 0.055 / 没有 0.02 / early 0.015 / piecesSpreadNumbers 0.02 / piecesApartNumbers 0.02 / 可以 -0.131 / 却|但 0.005 / new_trade 0.144 / shape_cause 0.048 / 使|令 0.14 / shape_result_new 0.022
  说明|介绍|通报 -0.033 / shape_praises 0.005 / shape_praises_new -0.001 / told_building 0.032 / 达 0.034 / 每 -0.003 / shape_money_new 0.063 / 其 0.015 / 因 0 / new_spoken -0.06 / shape_othersSay_new 0.017 / 大家|各位 -0.125
  更 0.011 / 认为 0.035 / 还 0.002 / 能 -0.025 / 永远|始终|一直|一贯|从来 0.029 / told_feelings 0.03 / turned_opposite -0.015 / shape_aims 0.003 / shape_aims_new 0.006 / idle_notices -0.005 / 看 -0.013 / new_general 0.014
  shape_law -0.125 / 都 -0.003 / 每一|一句|一片|一份 -0.009 / 可能|也许 0.011 / shape_cause_new 0.046 / idle_when 0.008 / 地 -0.008 / 已经 -0.044 / day_apart 0.023 / 最 -0.057 / told_spoken 0.002 / 继续 0.012
  idle_contrasted 0.019 / number_apart 0.065 / 那 0.05 / 而 -0.052 / answer -0.025 / 所以|因此 0.124 / 也|亦 -0.055 / shape_first 0.03 / shape_first_new 0.021 / 应 -0.012 / 不该|不应 -0.087 / 才 0.069 / shape_maxim -0.096
  shape_maxim_new -0.017 / 知道|明白 0.051 / 把 -0.026 / name_apart 0.02 / 他|她 0.142 / turned_rank 0.115 / 其中 0.035 / turned_due 0.027 / turned_fulfilled 0 / 必须|须 0.069 / 若 0.024 / 只 -0.019 / shape_only 0.001
  shape_only_new -0.027 / shape_law_new -0.016 / idle_announces -0.002 / 通过 0.089 / 让 -0.044 / shape_quotes_new -0.011 / 着 0.024 / 吧|吗|呢|啊 0.016 / 比 -0.072 / shape_contact_new -0.005 / 一样 -0.053 / 什么 -0.048
  idle_aim -0.023 / 谁 -0.099 / 不能 -0.12 / idle_topic -0.042 / 希望 -0.003 / turned_untruth 0
`
  .trim()
  .split(/\s*[\n/]\s*/u);
