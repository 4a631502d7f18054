#!/bin/sh
# The whole path, from the published standard to a seat in a class, on an invented agency of 300 people.
# Read it from top to bottom; run it in an empty folder:  sh walk.sh   (with `aitalent` on the PATH)
set -eu
export AITALENT_LANG="${AITALENT_LANG:-zh-TW}" AITALENT_DB="${AITALENT_DB:-aitalent.db}"
today="--as-of 2026-12-01" # the day the sample is made for; leave it out to use the real date
step() { printf '\n== %s\n' "$*"; }

step "1. A store with the published guidelines, a civil-service profile and a sample catalogue"
aitalent init $today
aitalent framework list
aitalent init --write-examples files # the sample agency's files, as a personnel office would have them

step "2. Personnel spreadsheets come in: an XLSX with a title block, a CP950 CSV with Minguo dates, a DGPA export"
aitalent import agencies files/agencies.csv $today
aitalent import staff files/staff.xlsx $today
aitalent import staff files/staff-identity.csv --mode changes $today
aitalent import assessments files/assessments.csv $today
aitalent import certificates files/certificates.csv $today
aitalent import results files/regist1.csv $today
aitalent import staff files/staff.xlsx $today # the same file again changes nothing, and says so

step "3. Where does everybody stand?"
aitalent score $today --output scores.csv --replace
aitalent explain score S0042 $today

step "4. Who should go first? A proposal with reasons; a named person approves it"
aitalent select --role ai-introducing-planner --seats 20 $today --output selection.csv --replace
aitalent select approve --by "範例主管" $today

step "5. A plan: seats, hours, money and dates, and how close to the best it is"
aitalent plan make --name 2027 --budget 1500000 --effort 0 --table comparison ${WALK_PLAN:-} $today
aitalent plan show 2027 --table enrolments $today --output enrolments.csv --replace

step "6. Reports to open, print and pass on"
aitalent report agency $today --output agency.html --replace
aitalent report plan 2027 $today --output plan.html --replace
aitalent report person S0042 $today --output person-S0042.html --replace

step "7. Is all well?"
aitalent status $today
aitalent check
