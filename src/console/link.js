import { byId } from './dom.js';
import { t } from './words.js';

/** Whether what one sees is live: silence means yes. @param {'connecting' | 'open' | 'lost'} state */
export function showLink(state) {
  const line = byId('link');
  line.className = `link ${state}`;
  line.textContent = state === 'lost' ? t('lost') : state === 'connecting' ? t('connecting') : '';
}
