import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Hooks {
  register(hook: { url: string; events: readonly string[]; active: boolean; owner: string }): void;
}

/** The emulator signs events but has no public way to say where they go: its dispatcher is caught as it is made. */
export async function catchHooks(): Promise<() => Hooks> {
  const dist = dirname(fileURLToPath(import.meta.resolve('emulate')));
  const chunk = readdirSync(dist).find(
    (file) => file.endsWith('.js') && readFileSync(join(dist, file), 'utf8').includes('var slackPlugin'),
  );
  const { slackPlugin } = await import(pathToFileURL(join(dist, chunk ?? '')).href);
  let caught: Hooks | undefined;
  const register = slackPlugin.register;
  slackPlugin.register = function registerAndCatch(
    app: unknown,
    store: unknown,
    hooks: Hooks,
    ...rest: unknown[]
  ) {
    caught = hooks;
    slackPlugin.register = register;
    return register.call(this, app, store, hooks, ...rest);
  };
  return () => {
    if (!caught) throw new Error('the emulator has changed: no dispatcher of events was made');
    return caught;
  };
}
