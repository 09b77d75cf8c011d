import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { download } from '../shared/download';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const look = { display: 'block', mt: 0.5, color: 'inherit', textAlign: 'left' } as const;
const endings: Record<string, string> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

/** A document of the business is fetched as the signed-in person; what a customer sent is opened where the network keeps it. */
export function Attachment({ url, contentType }: { url: string; contentType: string }): ReactNode {
  const provider = useProvider();
  const fetched = useAct(() => provider.document(url), {
    touches: [],
    onDone: (blob) => download(`document.${endings[contentType] ?? 'bin'}`, blob),
  });
  if (!url.startsWith('/api/'))
    return (
      <Link href={url} target="_blank" rel="noreferrer" sx={look}>
        Attachment ({contentType})
      </Link>
    );
  return (
    <Link component="button" type="button" onClick={() => fetched.mutate(undefined)} sx={look}>
      Sent with it: document ({contentType})
    </Link>
  );
}
