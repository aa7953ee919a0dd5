import { dynamoDocument, kms } from '../aws.ts';
import { countedStore } from '../counted-store.ts';
import { openLookups } from '../keys/lookups.ts';
import { openVault } from '../keys/vault.ts';
import { kmsWrapper } from '../keys/wrapper.ts';
import { loadSecrets } from '../secrets.ts';
import { openStore } from './store.ts';
import type { Table } from './table.ts';
import type { Store } from './types.ts';

/** The table of this function, from its environment (TABLE_NAME, DATA_KEY_ARN, SECRETS_ARN). */
export async function openTable(): Promise<Table> {
  const { pepper } = await loadSecrets();
  const document = dynamoDocument();
  const tableName = process.env.TABLE_NAME ?? '';
  const wrapper = kmsWrapper(kms(), process.env.DATA_KEY_ARN ?? '');
  const vault = openVault({ document, tableName, wrapper });
  return { document, tableName, lookups: openLookups(Buffer.from(pepper, 'base64')), vault };
}

let opening: Promise<Store> | undefined;

/** The store of this function, opened once a process: `const store = await functionStore()`. */
export function functionStore(): Promise<Store> {
  opening ??= openTable()
    .then((table) => countedStore(openStore(table)))
    .catch((cause) => {
      opening = undefined;
      throw cause;
    });
  return opening;
}
