import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { secretsManager } from './aws.ts';

/** The JSON of SECRETS_ARN; the three keys are 32 bytes in base64. */
export type Secrets = {
  /** Root of the HMACs of ID numbers, names, registration numbers and application ids. */
  pepper: string;
  /** Seals session cookies. */
  sessionKey: string;
  /** Makes the check characters of order numbers. */
  orderKey: string;
  yeepay: { merchantId: string; key: string };
};

let loading: Promise<Secrets> | undefined;

async function fetchSecrets(): Promise<Secrets> {
  const answer = await secretsManager().send(
    new GetSecretValueCommand({ SecretId: process.env.SECRETS_ARN }),
  );
  return JSON.parse(answer.SecretString ?? '') as Secrets;
}

/** The secrets, read once a process; a failed read is tried again by the next call. */
export function loadSecrets(): Promise<Secrets> {
  loading ??= fetchSecrets().catch((cause) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}
