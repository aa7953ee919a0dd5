import { Button } from 'antd';
import { useState } from 'react';
import type { Api } from '../api.ts';
import { Failure } from '../state.tsx';

type Props = { api: Api; id: string; documentIds: string[] };

/** Papers as files to keep: each press asks for an address of its own, which soon ends. */
export function Documents({ api, id, documentIds }: Props) {
  const [error, setError] = useState<unknown>();
  const open = async (documentId: string) => {
    setError(undefined);
    try {
      const { url } = await api.document(id, documentId);
      const link = document.createElement('a');
      Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer' });
      link.click();
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <div className="choices">
      {documentIds.map((documentId, index) => (
        <Button key={documentId} size="small" onClick={() => void open(documentId)}>
          材料 {index + 1}（{documentId.endsWith('pdf') ? 'PDF' : 'JPG'}）
        </Button>
      ))}
      {error !== undefined && <Failure error={error} />}
    </div>
  );
}
