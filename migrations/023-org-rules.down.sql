DROP TABLE org_rules;
