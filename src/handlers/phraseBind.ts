/** `绑定` asks for a code, `绑定 48300217` brings one from another account, `解绑` lets this account go. */
export type BindPhrase = { readonly kind: 'bind'; readonly code?: string } | { readonly kind: 'unbind' };

const bind = /^(?:绑定|綁定|bind)(?:账号|帳號|account)?(?:[\s:：]*(\d[\d\s-]{6,18}\d))?[\s。.!]*$/u;
const unbind = /^(?:解绑|解綁|取消绑定|取消綁定|unbind)[\s。.!]*$/u;

export function bindPhrase(folded: string): BindPhrase | undefined {
  if (folded.length > 60) return undefined;
  if (unbind.test(folded)) return { kind: 'unbind' };
  const match = bind.exec(folded);
  if (!match) return undefined;
  const code = match[1]?.replace(/\D/gu, '');
  return code === undefined ? { kind: 'bind' } : { kind: 'bind', code };
}
