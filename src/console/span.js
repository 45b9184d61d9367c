import { h } from './dom.js';

/** @import { Span } from '../bot/message.ts' */

/** A piece of a line as text; a link shows the host it leads to, since its address is a stranger's. @param {Span} span @param {string} identity */
export function spanNode(span, identity) {
  if ('person' in span) {
    return h('bdi', { class: span.person === identity ? 'person me' : 'person' }, `@${span.name}`);
  }
  if ('link' in span) return link(span.link, span.text);
  if (span.mark !== undefined) return h('mark', { 'data-reason': span.mark }, h('bdi', {}, span.text));
  if (span.due !== undefined) return h('time', { 'data-due': span.due, datetime: span.due }, span.text);
  return span.weight ? h('bdi', { class: span.weight }, span.text) : h('bdi', {}, span.text);
}

/** @param {string} address @param {string} text */
export function link(address, text) {
  const host = hostOf(address);
  if (host === undefined) return h('bdi', {}, text);
  return h(
    'a',
    { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', title: address },
    h('bdi', {}, text),
    h('span', { class: 'host' }, ` ${host}`),
  );
}

/** The host in its ASCII form, so that look-alike letters show; undefined for what is not plain web. @param {string} address */
function hostOf(address) {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? host : undefined;
}
