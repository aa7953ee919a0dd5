import type { YopAccount } from '../accounts.ts';
import type { Gateway } from '../context.ts';

/** @throws Error in a simulator that was started without the open platform */
export function accountOf({ options }: Gateway): YopAccount {
  if (!options.yop) throw new Error('the simulator has no account at the open platform');
  return options.yop;
}
