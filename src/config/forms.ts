import type { Report } from './found.ts';
import type { Row } from './table.ts';

const forms = {
  phone: {
    form: /^\+?[0-9][0-9 ()-]{4,24}$/,
    wrong: { zh: '电话写法不对', en: 'the phone number is not well formed' },
    right: { zh: '数字，可含 + - 空格，如 021-5555 0101', en: 'digits, with + - and spaces if need be' },
  },
  email: {
    form: /^[^\s@;,]{1,64}@[^\s@;,]+\.[^\s@;,]+$/,
    wrong: { zh: '邮箱写法不对', en: 'the e-mail address is not well formed' },
    right: {
      zh: '一个邮箱，如 name@example.com；没有就留空',
      en: 'one address such as name@example.com, or empty',
    },
  },
} as const;

/** A telephone number or an e-mail address of a row, empty where there is none; what is none is reported without being repeated. */
export function readForm(
  row: Pick<Row<'phone' | 'email'>, 'cell' | 'place'>,
  column: keyof typeof forms,
  report: Report,
): string {
  const value = row.cell(column);
  const { form, wrong, right } = forms[column];
  if (value !== '' && !form.test(value)) report(row.place(column), wrong, right);
  return value;
}
