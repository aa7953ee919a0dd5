import { Button, Input } from 'antd';
import { type SyntheticEvent, useState } from 'react';
import type { PageProps } from './app.tsx';
import { ApplicationDesk } from './application/desk.tsx';
import { Failure } from './state.tsx';

const ID_NUMBER = /^\d{17}[\dXx]$/;

/** Finds one application by ID number or registration number; every search is recorded. */
export function SearchPage({ api, examId, staff }: PageProps) {
  const [text, setText] = useState('');
  const [foundId, setFoundId] = useState<string>();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const search = async (event: SyntheticEvent) => {
    event.preventDefault();
    const typed = text.trim();
    if (!typed) return;
    setBusy(true);
    setError(undefined);
    setFoundId(undefined);
    setSaid('');
    try {
      const key = ID_NUMBER.test(typed) ? { idNumber: typed } : { registrationNumber: typed };
      const { items } = await api.search({ examId, ...key });
      const [found] = items;
      if (found) setFoundId(found.applicationId);
      else setSaid('没有找到，或不在您的部门。');
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  return (
    <>
      <form className="bar" onSubmit={search}>
        <Input
          aria-label="身份证号或报名序号"
          placeholder="身份证号或报名序号"
          autoComplete="off"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          style={{ maxWidth: 320 }}
        />
        <Button type="primary" htmlType="submit" loading={busy}>
          查询
        </Button>
        <span>每次查询都会记入审计。</span>
      </form>
      <p role="status">{said}</p>
      {error !== undefined && <Failure error={error} />}
      {foundId && <ApplicationDesk key={foundId} api={api} id={foundId} staff={staff} />}
    </>
  );
}
