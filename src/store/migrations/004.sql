drop index person_in_service;
drop index person_left;
drop index person_pseudonym;
