import ip from 'ipaddr.js';

/**
 * Whether an address belongs to the open internet: the only kind a stranger's URL may lead us to. Addresses that carry
 * an IPv4 address inside (v4-mapped, v4-compatible, 6to4, NAT64) are judged by what they carry.
 * Ranges: RFC 6890 as kept by ipaddr.js; 64:ff9b:1::/48 by RFC 8215. Unreadable text is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ip.isValid(text)) return false;
  const address = ip.parse(text);
  if (address instanceof ip.IPv4) return address.range() === 'unicast';

  const carried = carriedV4(address);
  if (carried) return carried.range() === 'unicast';
  return address.range() === 'unicast' && !neverPublic.some((range) => address.match(range));
}

/** Not in ipaddr.js's tables: NAT64 for local use, site-local (deprecated, still routed in places). */
const neverPublic = [ip.IPv6.parseCIDR('64:ff9b:1::/48'), ip.IPv6.parseCIDR('fec0::/10')];

const nat64 = ip.IPv6.parseCIDR('64:ff9b::/96');
const sixToFour = ip.IPv6.parseCIDR('2002::/16');
const compatible = ip.IPv6.parseCIDR('::/96');

function carriedV4(address: ip.IPv6): ip.IPv4 | undefined {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const bytes = address.toByteArray();
  if (address.match(nat64) || address.match(compatible)) return new ip.IPv4(bytes.slice(12, 16));
  if (address.match(sixToFour)) return new ip.IPv4(bytes.slice(2, 6));
  return undefined;
}
