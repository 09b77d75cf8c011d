-- What others reported of a person's offers goes with the person.
GRANT DELETE ON cta_events TO ringback_app;
