import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/sources/address.ts';

describe('an address a stranger may lead us to', () => {
  it.each`
    address                   | open     | because
    ${'8.8.8.8'}              | ${true}  | ${'the open internet'}
    ${'2001:4860:4860::8888'} | ${true}  | ${'the open internet'}
    ${'64:ff9b::808:808'}     | ${true}  | ${'NAT64 of 8.8.8.8'}
    ${'2002:808:808::1'}      | ${true}  | ${'6to4 of 8.8.8.8'}
    ${'127.0.0.1'}            | ${false} | ${'this machine'}
    ${'::ffff:127.0.0.1'}     | ${false} | ${'this machine, mapped'}
    ${'::127.0.0.1'}          | ${false} | ${'this machine, compatible'}
    ${'64:ff9b::7f00:1'}      | ${false} | ${'this machine by NAT64'}
    ${'64:ff9b:1::808:808'}   | ${false} | ${'a local translator'}
    ${'2002:7f00:1::'}        | ${false} | ${'this machine by 6to4'}
    ${'2001:0:1234::1'}       | ${false} | ${'a Teredo tunnel'}
    ${'10.1.2.3'}             | ${false} | ${'the hospital network'}
    ${'100.100.100.200'}      | ${false} | ${'a cloud metadata service'}
    ${'169.254.169.254'}      | ${false} | ${'a cloud metadata service'}
    ${'192.0.0.192'}          | ${false} | ${'a cloud metadata service'}
    ${'168.63.129.16'}        | ${false} | ${'a cloud platform’s own service'}
    ${'::ffff:168.63.129.16'} | ${false} | ${'the same, mapped'}
    ${'::5efe:7f00:1'}        | ${false} | ${'this machine by ISATAP'}
    ${'4000::1'}              | ${false} | ${'nobody’s yet'}
    ${'fe80::1'}              | ${false} | ${'the same cable'}
    ${'fec0::1'}              | ${false} | ${'the same site'}
    ${'fd00::1'}              | ${false} | ${'the hospital network'}
    ${'224.0.0.1'}            | ${false} | ${'everyone at once'}
    ${'not an address'}       | ${false} | ${'nothing readable'}
  `('$address ($because): $open', ({ address, open }) => {
    expect(isPublicAddress(address)).toBe(open);
  });
});
