import ip from 'ipaddr.js';

/**
 * Whether an address belongs to the open internet: the only kind a stranger's URL may lead us to. Addresses that carry
 * an IPv4 address inside (v4-mapped, v4-compatible, 6to4, NAT64) are judged by what they carry.
 * Ranges: RFC 6890 as kept by ipaddr.js; 64:ff9b:1::/48 by RFC 8215. Unreadable text is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ip.isValid(text)) return false;
  const address = ip.parse(text);
  if (address instanceof ip.IPv4) return isPublicV4(address);

  const carried = carriedV4(address);
  if (carried) return isPublicV4(carried);
  return address.range() === 'unicast' && address.match(global);
}

/** The platform's own service in every machine of Azure has an address of the open internet. */
const ofTheCloud = '168.63.129.16';

function isPublicV4(address: ip.IPv4): boolean {
  return address.range() === 'unicast' && address.toString() !== ofTheCloud;
}

/** All that has been given out (RFC 4291, IANA); beside it lie NAT64 for local use, site-local, IPv4 carried in other ways. */
const global = ip.IPv6.parseCIDR('2000::/3');

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
