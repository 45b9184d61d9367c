import { byId, h } from './dom.js';
import { roomTitle } from './rooms.js';
import { t } from './words.js';

/** @import { Me, You } from './api.js' */

const tierOrder = /** @type {const} */ ({
  hq: 'tierHq',
  region: 'tierRegion',
  branch: 'tierBranch',
  department: 'tierDepartment',
});

/** `徐汇院区 监测员 李敏`. @param {You} you */
export function nameOf(you) {
  const [room] = you.groups;
  return `${room ? `${room.unit} ` : ''}${you.post} ${you.name}`;
}

/** The banner of the example chain: who one is, and the switch. @param {Me} me @param {(person: string) => void} become */
export function showDemo(me, become) {
  const banner = byId('demo');
  banner.hidden = !me.demo;
  const select = byId('identity', HTMLSelectElement);
  const groups = Object.entries(tierOrder).flatMap(([tier, title]) => {
    const people = me.people.filter(({ groups: [first] }) => first?.tier === tier);
    if (people.length === 0) return [];
    const options = people.map((each) => {
      const option = h(
        'option',
        { value: each.person, title: each.groups.map(roomTitle).join('、') },
        nameOf(each),
      );
      option.selected = each.person === me.you.person;
      return option;
    });
    return [h('optgroup', { label: t(title) }, ...options)];
  });
  select.replaceChildren(...groups);
  select.onchange = () => become(select.value);
}
