type Finding = { code: string; text: string };
type Props = {
  photo: { reasons: Finding[]; advice: Finding[]; appeal?: string | undefined } | undefined;
};

/** What the machine found, what it only advises, and what the applicant says to it. */
export function PhotoFindings({ photo }: Props) {
  if (!photo) return null;
  const { reasons, advice, appeal } = photo;
  return (
    <>
      {reasons.map(({ code, text }) => (
        <p key={code} className="hint-ask">
          {text}
        </p>
      ))}
      {advice.map(({ code, text }) => (
        <p key={code} className="said">
          提示：{text}
        </p>
      ))}
      {appeal && <p className="appeal">考生申请人工审核：{appeal}</p>}
    </>
  );
}
