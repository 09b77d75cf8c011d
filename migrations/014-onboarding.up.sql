-- What only the owner of a business can answer, what its assistant may lead to and quote, and the step from setting up to live.

-- A business that is being set up: calls ring through, texts are stored, nothing is sent by itself until it goes live.
ALTER TABLE orgs DROP CONSTRAINT orgs_status_check;
ALTER TABLE orgs ADD CONSTRAINT orgs_status_check CHECK (status IN ('setup', 'active', 'paused', 'removed'));
ALTER TABLE orgs ADD COLUMN live_at timestamptz;

-- One row per section of the questionnaire that was saved; what is a setting of the business is kept in org_settings only.
CREATE TABLE onboarding_answers (
  org_id uuid NOT NULL REFERENCES orgs(id),
  section text NOT NULL CHECK (section IN ('business-details', 'offer', 'customer-details', 'sales-process', 'guardrails', 'agent-details', 'setup')),
  answers jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, section)
);
CALL tenant_table('onboarding_answers', 'SELECT, INSERT, UPDATE');

-- Documents that are sent to customers as they are, byte for byte.
CREATE TABLE onboarding_files (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  file_name text NOT NULL,
  media_type text NOT NULL,
  bytes bytea NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes BETWEEN 1 AND 5000000),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
CALL tenant_table('onboarding_files', 'SELECT, INSERT, DELETE');

CREATE TABLE ctas (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  kind text NOT NULL CHECK (kind IN ('book_call', 'payment', 'app_download', 'send_docs', 'visit_website', 'fill_form', 'schedule_demo', 'join_webinar')),
  label text NOT NULL,
  steps text[] NOT NULL DEFAULT '{}',
  target text NOT NULL CHECK (target IN ('link', 'file', 'service', 'steps')),
  url text,
  file_id uuid,
  service_id uuid,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  -- A file or service may go while a call to action points at it: readiness says so, and nothing is offered meanwhile.
  FOREIGN KEY (org_id, file_id) REFERENCES onboarding_files (org_id, id) ON DELETE SET NULL (file_id),
  FOREIGN KEY (org_id, service_id) REFERENCES services (org_id, id) ON DELETE SET NULL (service_id),
  CHECK (target = 'link' OR url IS NULL),
  CHECK (target = 'file' OR file_id IS NULL),
  CHECK (target = 'service' OR service_id IS NULL),
  CHECK (target <> 'link' OR url IS NOT NULL)
);
CREATE UNIQUE INDEX ctas_label ON ctas (org_id, kind, lower(label));
CREATE INDEX ctas_file ON ctas (org_id, file_id) WHERE file_id IS NOT NULL;
CREATE INDEX ctas_service ON ctas (org_id, service_id) WHERE service_id IS NOT NULL;
CALL tenant_table('ctas', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE testimonials (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  kind text NOT NULL CHECK (kind IN ('testimonial', 'case_study')),
  body text NOT NULL,
  author text NOT NULL,
  source text NOT NULL,
  source_url text,
  permission text NOT NULL CHECK (permission IN ('granted', 'asked', 'refused')),
  permission_note text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
CREATE INDEX testimonials_made ON testimonials (org_id, created_at DESC);
CALL tenant_table('testimonials', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE scripts (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  kind text NOT NULL CHECK (kind IN ('opener', 'qualification', 'objection', 'cta', 'exit')),
  name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_]{0,59}$'),
  language text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  UNIQUE (org_id, kind, name, language)
);
CALL tenant_table('scripts', 'SELECT, INSERT, UPDATE, DELETE');

-- A conversation with the draft that nobody takes part in: nothing is sent, no thread, lead or booking is touched.
CREATE TABLE test_chats (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  state jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
CREATE INDEX test_chats_old ON test_chats (org_id, updated_at);
CALL tenant_table('test_chats', 'SELECT, INSERT, UPDATE, DELETE');
