import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { usePhone } from '../shared/PhoneText';
import type { Contact } from '../shared/types';
import { useProvider } from '../shared/useProvider';

interface Choice {
  id: string;
  label: string;
}
interface ContactFieldProps {
  id: string | null;
  /** How the chosen one is called, as far as it is known before anybody searches. */
  name: string | null;
  error: string | undefined;
  onChange: (id: string | null) => void;
}

const nameless = 'Without a name';

/** Which contact of the business it was, found by name or number as one types. */
export function ContactField({ id, name, error, onChange }: ContactFieldProps): ReactNode {
  const provider = useProvider();
  const phone = usePhone();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<Choice | null>(id === null ? null : { id, label: name ?? nameless });
  const query = useQuery({
    queryKey: ['contacts', 'choice', words],
    queryFn: async ({ signal }) => {
      const page = await provider.getList<Contact>('contacts', {
        pagination: { page: 1, perPage: 10 },
        sort: { field: 'createdAt', order: 'DESC' },
        filter: words === '' ? {} : { q: words },
        signal,
      });
      return page.data.map((contact) => ({
        id: contact.id,
        label: [contact.name, contact.phone && phone(contact.phone)].filter(Boolean).join(' · ') || nameless,
      }));
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Autocomplete
      options={query.data ?? []}
      value={chosen}
      loading={query.isFetching}
      filterOptions={(options) => options}
      isOptionEqualToValue={(option, value) => option.id === value.id}
      onInputChange={(_, text, reason) => setWords(reason === 'input' ? text.trim() : '')}
      onChange={(_, choice) => {
        setChosen(choice);
        onChange(choice?.id ?? null);
      }}
      noOptionsText={query.isError ? 'The contacts could not be read.' : 'Nobody with this name or number'}
      renderInput={(params) => (
        <TextField
          {...params}
          label="Which contact was it?"
          error={error !== undefined}
          helperText={error ?? 'If they ever ask to be forgotten, these words go too. Leave it empty for people you have no number of.'}
        />
      )}
    />
  );
}
