; SPDX-License-Identifier: MIT
; CLIPS: a rate too low is missing like an attestation; then every criterion climbs while nothing is missing.
(deffacts levels (next 0 1) (next 1 2) (next 2 3))

(defrule low-rate
  (rate ?school ?criterion ?level ?rate)
  (not (difficult ?school))
  (test (< ?rate (+ 80 (* 5 ?level))))
  => (assert (missing ?school ?criterion ?level)))

(defrule low-rate-if-difficult
  (rate ?school ?criterion ?level ?rate)
  (difficult ?school)
  (test (< ?rate (+ 75 (* 5 ?level))))
  => (assert (missing ?school ?criterion ?level)))

(defrule climb
  (declare (salience -10))
  ?at <- (at ?school ?criterion ?level)
  (next ?level ?above)
  (not (missing ?school ?criterion ?above))
  => (retract ?at) (assert (at ?school ?criterion ?above)))

(defrule tell
  (declare (salience -20))
  (at ?school ?criterion ?level)
  => (printout t "at " ?school " " ?criterion " " ?level crlf))
