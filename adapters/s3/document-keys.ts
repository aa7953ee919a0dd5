/** Where a paper arrives; forgotten after a day. */
export const incomingKey = (applicationId: string, uploadId: string): string =>
  `documents/incoming/${applicationId}/${uploadId}`;

/** Where a checked paper stays: below its owner, so nobody else's request can name it. */
export const documentKey = (applicationId: string, documentId: string): string =>
  `documents/kept/${applicationId}/${documentId}`;
