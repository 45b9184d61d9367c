import type { Kind } from '../../../src/config/kind.ts';
import { connectLine } from './lineWire.ts';

/** The line network, before there is one: ids, variables, and how it is built. */
export const line: Kind<{ readonly token: string }> = {
  ways: {
    line: {
      id: /^[a-z]{2,20}$/,
      example: 'line:xuhui:monitor',
      members: 'group',
      needs: {
        field: 'LINE_TOKEN',
        name: { zh: 'line 的群', en: 'rooms of line' },
        right: { zh: '设置 LINE_TOKEN', en: 'set LINE_TOKEN' },
        given: () => true,
      },
    },
  },
  account: { tenant: /^net$/, id: /^[a-z]+$/, example: 'line:net:limin' },
  read({ secret }) {
    const token = secret('LINE_TOKEN');
    return token === undefined ? undefined : { token };
  },
  tenant: () => 'net',
  async open({ token }, { keepsakes, now }) {
    const { linePlatform } = await import('./linePlatform.ts');
    return [linePlatform(connectLine(token), keepsakes('line'), now)];
  },
};
