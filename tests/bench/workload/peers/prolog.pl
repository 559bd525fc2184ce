% SPDX-License-Identifier: MIT
% The workload as clauses: swipl prolog.pl -- INPUT OUTPUT
:- use_module(library(http/json)).
:- initialization(main, main).

criterion(Standard, Number) :-
    nth1(Standard, [10, 4, 6, 2, 6], Count), between(1, Count, Number).

% keys(Standard, Criterion, Level, Letter, First, Second, Rate)
:- dynamic keys/7.
make_keys :-
    forall(( criterion(S, C), member(L, [1, 2, 3]), member(Letter, [a, b, c]) ),
           ( format(atom(X), 's~w_~w_~w~w_x', [S, C, L, Letter]),
             format(atom(Y), 's~w_~w_~w~w_y', [S, C, L, Letter]),
             format(atom(N), 's~w_~w_~w~w_n', [S, C, L, Letter]),
             assertz(keys(S, C, L, Letter, X, Y, N)) )).

least(School, Level, Least) :-
    ( School.region == "difficult" -> Less = 5 ; Less = 0 ), Least is 80 + 5 * Level - Less.

holds(School, S, C, L, Letter) :-
    keys(S, C, L, Letter, X, Y, N), !,
    get_dict(X, School, true), get_dict(Y, School, true),
    ( Letter == c -> get_dict(N, School, Rate), least(School, L, Least), Rate >= Least ; true ).

holds_level(School, S, C, L) :- forall(member(Letter, [a, b, c]), holds(School, S, C, L, Letter)).

level(School, S, C, Level) :-
    ( \+ holds_level(School, S, C, 1) -> Level = 0
    ; \+ holds_level(School, S, C, 2) -> Level = 1
    ; \+ holds_level(School, S, C, 3) -> Level = 2
    ; Level = 3 ).

assessed(School, Levels) :- findall(Level, ( criterion(S, C), level(School, S, C, Level) ), Levels).

read_schools(Stream, []) :- at_end_of_stream(Stream), !.
read_schools(Stream, [School | Schools]) :-
    json_read_dict(Stream, School), skip(Stream, 0'\n), read_schools(Stream, Schools).

main([Input, Output | _]) :-
    make_keys,
    setup_call_cleanup(open(Input, read, In), read_schools(In, Schools), close(In)),
    get_time(Start), maplist(assessed, Schools, All), get_time(End),
    Spent is End - Start, format(user_error, 'EVAL ~f~n', [Spent]),
    setup_call_cleanup(open(Output, write, Out),
        forall(nth1(I, Schools, School),
               ( nth1(I, All, Levels), min_list(Levels, Least), atomic_list_concat(Levels, ' ', Text),
                 format(Out, '~w ~w ~w~n', [School.id, Text, Least]) )),
        close(Out)).
