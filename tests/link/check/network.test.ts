import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type NetworkOptions,
  type Reply,
  type Resolver,
  openNetwork,
} from '../../../src/link/check/external/network.ts';
import { ok, startServer } from './bad-server.ts';

/** Answers each look-up with the next list of addresses; the last one again and again. */
function resolverOf(...answers: readonly (readonly string[])[]): Resolver & { readonly hosts: string[] } {
  const hosts: string[] = [];
  const resolver: Resolver = (host, _options, callback) => {
    const addresses = answers[Math.min(hosts.length, answers.length - 1)] ?? [];
    hosts.push(host);
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    callback(null, found);
  };
  return Object.assign(resolver, { hosts });
}

const codeOf = (reply: Reply): string => (reply.kind === 'none' ? reply.code : String(reply.status));

async function ask(url: string, options: NetworkOptions): Promise<string> {
  const network = openNetwork(options);
  onTestFinished(network.close);
  return codeOf(
    await network.send({ method: 'HEAD', url: new URL(url), headers: {}, timeout: 5000, bodyLimit: 0 }),
  );
}

describe('the host name of an external link', () => {
  test('is not contacted if it resolves to this computer', async () => {
    const { origin, asked } = await startServer({ '/a': ok });
    const url = `http://site.example:${new URL(origin).port}/a`;
    const resolver = resolverOf(['127.0.0.1']);
    expect(await ask(url, { privateAddresses: 'refuse', resolver })).toBe('PRIVATE');
    expect([resolver.hosts, asked]).toEqual([['site.example'], []]);
    expect(await ask(url, { privateAddresses: 'allow', resolver })).toBe('200');
    expect(asked).toEqual(['HEAD /a']);
  });

  test.each([
    [['192.0.2.1', '10.0.0.1']],
    [['2001:db8::1', '::1']],
    [['::ffff:192.168.0.1']],
    [['fe80::1%eth0']],
    [['169.254.169.254']],
  ])('is not contacted if one of its addresses is private: %j', async (addresses) => {
    const resolver = resolverOf(addresses);
    expect(await ask('https://site.example/', { privateAddresses: 'refuse', resolver })).toBe('PRIVATE');
  });

  test('is judged by the DNS answer that the connection uses, even if the next one would be harmless', async () => {
    const { origin, asked } = await startServer({ '/a': ok });
    const url = `http://site.example:${new URL(origin).port}/a`;
    const resolver = resolverOf(['127.0.0.1'], ['192.0.2.1']);
    expect(await ask(url, { privateAddresses: 'refuse', resolver })).toBe('PRIVATE');
    expect([resolver.hosts.length, asked]).toEqual([1, []]);
  });

  test('may have no address at all', async () => {
    const resolver = resolverOf([]);
    expect(await ask('http://site.example/', { privateAddresses: 'refuse', resolver })).toBe('ENOTFOUND');
  });
});
