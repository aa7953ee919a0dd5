import type { Principals } from './aws/principals.ts';
import type { LocalFunction } from './lambda/function.ts';

/** The AWS_* variables that lead a function's SDK to the local endpoints, as its own role. */
export const functionCredentials =
  (principals: Principals, endpoints: { aws: string; s3: string }) =>
  ({ role }: LocalFunction): Record<string, string> => {
    const { accessKeyId, secretAccessKey } = principals.credentialsOf(role);
    return {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_ENDPOINT_URL: endpoints.aws,
      AWS_ENDPOINT_URL_S3: endpoints.s3,
    };
  };
