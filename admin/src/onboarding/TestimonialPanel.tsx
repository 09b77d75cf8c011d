import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { StatusChip } from '../shared/StatusChip';
import type { Testimonial } from '../shared/types';
import { ContactField } from './ContactField';
import { MaterialChoice } from './MaterialChoice';
import { MaterialDialog } from './MaterialDialog';
import { MaterialPanel } from './MaterialPanel';
import { useMaterialForm } from './useMaterialForm';

const kinds: Record<Testimonial['kind'], string> = { testimonial: 'Words of a customer', case_study: 'A story about a customer' };
const permissions: Record<Testimonial['permission'], string> = { granted: 'Yes', asked: 'Asked, no answer yet', refused: 'No' };

function TestimonialDialog({ existing, onClose }: { existing: Testimonial | null; onClose: () => void }): ReactNode {
  const can = useCan();
  const { draft, set, text, frame } = useMaterialForm({
    kind: 'testimonials',
    existing,
    start: {
      kind: existing?.kind ?? 'testimonial',
      body: existing?.body ?? '',
      author: existing?.author ?? '',
      source: existing?.source ?? '',
      sourceUrl: existing?.sourceUrl ?? '',
      permission: existing?.permission ?? 'asked',
      permissionNote: existing?.permissionNote ?? '',
      contactId: existing?.contactId ?? null,
    },
    onClose,
  });
  return (
    <MaterialDialog title={existing ? 'Change a testimonial' : 'Add a testimonial'} {...frame}>
      <MaterialChoice {...text('kind', 'Kind')} choices={kinds} />
      <TextField {...text('body', 'What was said')} multiline minRows={3} required />
      <TextField {...text('author', 'By whom', 'As the customer wants to be named')} required />
      {can('contacts', 'list') ? (
        <ContactField
          id={draft.contactId}
          name={existing?.contactName ?? null}
          error={text('contactId', '').helperText}
          onChange={(id) => set('contactId', id)}
        />
      ) : null}
      <TextField {...text('source', 'Where it comes from', 'A review page, an e-mail, a survey')} required />
      <TextField {...text('sourceUrl', 'Its web address')} type="url" />
      <MaterialChoice {...text('permission', 'May we use it?')} choices={permissions} />
      <TextField {...text('permissionNote', 'Who said so, when and how')} />
    </MaterialDialog>
  );
}

/** The only material for social proof: real words with a source and a permission. */
export function TestimonialPanel(): ReactNode {
  return (
    <MaterialPanel<Testimonial>
      kind="testimonials"
      title="Testimonials and case studies"
      hint="Only those with a source and a permission are ever quoted"
      add="Add"
      empty={{
        title: 'No testimonials yet',
        text: 'The assistant never makes one up. Add what customers really said, with their permission.',
      }}
      row={(row) => ({
        name: row.author,
        detail: `“${row.body}” · ${row.source}`,
        chip: <StatusChip label={row.isUsable ? 'May be quoted' : 'Not quoted'} tone={row.isUsable ? 'success' : 'neutral'} />,
      })}
      dialog={(existing, onClose) => <TestimonialDialog existing={existing} onClose={onClose} />}
    />
  );
}
