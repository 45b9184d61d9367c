/** `绑定` asks for a code, `绑定 48300217` brings one from another account, `解绑` lets this account go. */
export type BindPhrase =
  | { readonly kind: 'bind'; readonly code?: string }
  | { readonly kind: 'unbind' }
  /** `绑定 P128`: this group is to be the response group of that incident. */
  | { readonly kind: 'bindRoom'; readonly code: string };

const bind = /^(?:绑定|綁定|bind)(?:账号|帳號|account)?(?:[\s:：]*(\d[\d\s-]{6,18}\d))?[\s。.!]*$/u;
const unbind = /^(?:解绑|解綁|取消绑定|取消綁定|unbind)[\s。.!]*$/u;

const bindRoom = /^(?:绑定|綁定|bind)(?:响应群|響應群)?[\s:：]*[#]?p\s?(\d{1,9})[\s。.!]*$/u;

export function bindPhrase(folded: string): BindPhrase | undefined {
  if (folded.length > 60) return undefined;
  if (unbind.test(folded)) return { kind: 'unbind' };
  const room = bindRoom.exec(folded);
  if (room) return { kind: 'bindRoom', code: `P${room[1]}` };
  const match = bind.exec(folded);
  if (!match) return undefined;
  const code = match[1]?.replace(/\D/gu, '');
  return code === undefined ? { kind: 'bind' } : { kind: 'bind', code };
}
