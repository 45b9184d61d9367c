import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readsAsHearsay } from '../../src/triage/hearsay.ts';
import { lexicon } from '../../src/triage/lexicon/lexicon.ts';
import { read } from '../../src/triage/reading.ts';
import { kit } from './chain.ts';

it.each`
  text                                                | hearsay  | because
  ${'紧急通知！求扩散，某医院有人偷孩子，看到请转'}   | ${true}  | ${'it urges and names nobody'}
  ${'据说，听说徐汇院区出事了，朋友说的'}             | ${true}  | ${'it is passed on three times over'}
  ${'千万不要来这家医院，等了三个小时'}               | ${false} | ${'a complaint warns as well'}
  ${'网传徐汇院区误诊'}                               | ${false} | ${'one sign is not enough'}
  ${'警方通报：网传求扩散的消息不实，记者从医院获悉'} | ${false} | ${'somebody answers for it'}
  ${''}                                               | ${false} | ${'it says nothing'}
`('$text: $because', ({ text, hearsay }) => {
  expect(readsAsHearsay(text)).toBe(hearsay);
});

it('weighs a text as triage does', () => {
  const words = lexicon.flatMap((word) => (word.term.role === 'hearsay' ? [word.words] : []));
  const text = fc.array(fc.constantFrom(...words, '，', '医院', '患者死亡'), { maxLength: 6 });
  fc.assert(
    fc.property(text, (parts) => {
      const said = parts.join('');
      const { hearsay } = read(said, kit.reader, {});
      expect(readsAsHearsay(said)).toBe(Math.log(hearsay / (1 - hearsay)) + 1 >= 2 - 1e-9);
    }),
  );
});
