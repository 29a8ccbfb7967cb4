//! Builds that are killed, and builds that meet.

use std::process::Output;
use std::thread::sleep;
use std::time::Instant;

use crate::project::Project;

/// How many builds are killed before they end: 25, or as many as `CANDOUR_KILLS` says.
fn kills() -> u32 {
    std::env::var("CANDOUR_KILLS").map_or(25, |kills| kills.parse().expect("CANDOUR_KILLS is a number"))
}

/// Numbers without order, the same in every run.
struct Dice(u64);

impl Dice {
    /// A part of one, from 0 up to 1.
    fn part(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        f64::from(u32::try_from(self.0 >> 32).unwrap()) / f64::from(u32::MAX)
    }
}

#[test]
fn a_build_killed_at_any_time_leaves_the_old_site_or_the_new_one() {
    let project = Project::new();
    let pages = 150;
    assert!(project.publisher(1, pages, 2).status().unwrap().success());
    let started = Instant::now();
    assert!(project.publisher(2, pages, 2).status().unwrap().success());
    let mut usual = started.elapsed();
    let (mut standing, mut dice, mut killed, mut replaced) = (2, Dice(0x0063_616e_646f_7572), 0, 0);
    let mut edition = 2;
    while killed < kills() {
        edition += 1;
        assert!(edition < 20 * kills(), "too few builds were killed before they ended: {killed}");
        let mut build = project.publisher(edition, pages, 2).spawn().unwrap();
        sleep(usual.mul_f64(dice.part() * 1.1));
        build.kill().unwrap();
        let in_time = !build.wait().unwrap().success();
        killed += u32::from(in_time);
        // A machine that is busy at one time and idle at another: kills that come too late make the next ones earlier.
        usual = usual.mul_f64(if in_time { 1.02 } else { 0.8 });
        let found = project.edition();
        assert!(found == standing || found == edition, "edition {found} after {standing} and {edition}");
        replaced += u32::from(found == edition);
        standing = found;
    }
    let all = edition - 2;
    println!("{killed} of {all} builds killed before they ended; the new site stood after {replaced}");
    assert!(project.publisher(1, pages, 2).status().unwrap().success());
    assert_eq!(project.edition(), 1);
    assert!(project.is_tidy(), "the next build clears what the killed ones left");
}

#[test]
fn builds_that_start_together_do_not_mix() {
    let project = Project::new();
    let mut turned_away = 0;
    for round in 0..8 {
        let builds: Vec<_> =
            (0..6).map(|n| project.publisher(round * 10 + n, 60, 2).spawn().unwrap()).collect();
        let ended: Vec<Output> = builds.into_iter().map(|build| build.wait_with_output().unwrap()).collect();
        assert!(ended.iter().any(|end| end.status.success()), "nobody built");
        for end in ended.iter().filter(|end| !end.status.success()) {
            let message = String::from_utf8_lossy(&end.stderr);
            assert!(message.contains("another build is running"), "{message}");
            turned_away += 1;
        }
        assert_eq!(project.edition() / 10, round);
    }
    assert!(turned_away > 0, "no two builds met");
    assert!(project.is_tidy());
}

#[test]
fn a_site_left_aside_comes_back_even_if_the_next_build_finds_a_mistake() {
    let project = Project::new();
    project.publisher(1, 20, 1).status().unwrap();
    std::fs::create_dir(project.path(".output.candour")).unwrap();
    std::fs::rename(project.output(), project.path(".output.candour/old")).unwrap();
    let mut candour = std::process::Command::new(env!("CARGO_BIN_EXE_candour"));
    let ended = candour.arg("build").arg("--root").arg(project.path(".")).output().unwrap();
    assert_eq!(ended.status.code(), Some(1), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!(project.edition(), 1);
    assert!(project.is_tidy());
}
