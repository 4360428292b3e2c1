//! Fractions of whole numbers of any size: nothing is ever rounded until it
//! is printed.

use std::cmp::Ordering;

/// A whole number not below zero, 32 bits a limb, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Whole(Vec<u32>);

impl Whole {
    fn new(mut n: u128) -> Whole {
        let mut limbs = Vec::new();
        while n > 0 {
            limbs.push(n as u32);
            n >>= 32;
        }
        Whole(limbs)
    }

    fn trimmed(mut limbs: Vec<u32>) -> Whole {
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Whole(limbs)
    }

    fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    fn cmp(&self, other: &Whole) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    fn plus(&self, other: &Whole) -> Whole {
        let mut limbs = Vec::new();
        let mut carry = 0;
        for i in 0..=self.0.len().max(other.0.len()) {
            let at = |w: &Whole| u64::from(w.0.get(i).copied().unwrap_or(0));
            carry += at(self) + at(other);
            limbs.push(carry as u32);
            carry >>= 32;
        }
        Whole::trimmed(limbs)
    }

    /// `self − other`, which is no larger.
    fn minus(&self, other: &Whole) -> Whole {
        let mut limbs = Vec::new();
        let mut borrow = 0;
        for i in 0..self.0.len() {
            let d = i64::from(self.0[i]) - i64::from(other.0.get(i).copied().unwrap_or(0)) - borrow;
            borrow = i64::from(d < 0);
            limbs.push(d as u32);
        }
        assert_eq!(borrow, 0, "the larger was taken from the smaller");
        Whole::trimmed(limbs)
    }

    fn times(&self, other: &Whole) -> Whole {
        let mut limbs = vec![0u32; self.0.len() + other.0.len() + 1];
        for (i, a) in self.0.iter().enumerate() {
            let mut carry = 0u64;
            for j in 0..=other.0.len() {
                let b = u64::from(other.0.get(j).copied().unwrap_or(0));
                carry += u64::from(limbs[i + j]) + u64::from(*a) * b;
                limbs[i + j] = carry as u32;
                carry >>= 32;
            }
        }
        Whole::trimmed(limbs)
    }

    /// The whole part of `self / other`; it must fit.
    fn over(&self, other: &Whole) -> u128 {
        let ten = Whole::new(10);
        let mut steps = vec![other.clone()];
        while steps.last().expect("one").cmp(self) != Ordering::Greater {
            steps.push(steps.last().expect("one").times(&ten));
        }
        let (mut rest, mut quotient) = (self.clone(), 0u128);
        for step in steps.iter().rev() {
            quotient *= 10;
            while step.cmp(&rest) != Ordering::Greater {
                rest = rest.minus(step);
                quotient += 1;
            }
        }
        quotient
    }
}

/// A fraction; the sign stands apart.
#[derive(Debug, Clone)]
pub struct Fraction {
    negative: bool,
    over: Whole,
    under: Whole,
}

impl Fraction {
    /// `a / b`; `b` is not zero.
    pub fn new(a: i128, b: i128) -> Fraction {
        assert_ne!(b, 0);
        let (over, under) = (Whole::new(a.unsigned_abs()), Whole::new(b.unsigned_abs()));
        Fraction { negative: a != 0 && (a < 0) != (b < 0), over, under }
    }

    pub fn zero() -> Fraction {
        Fraction::new(0, 1)
    }

    pub fn plus(&self, other: &Fraction) -> Fraction {
        let (a, b) = (self.over.times(&other.under), other.over.times(&self.under));
        let under = self.under.times(&other.under);
        let (negative, over) = if self.negative == other.negative {
            (self.negative, a.plus(&b))
        } else if a.cmp(&b) == Ordering::Less {
            (other.negative, b.minus(&a))
        } else {
            (self.negative, a.minus(&b))
        };
        Fraction { negative: negative && !over.is_zero(), over, under }
    }

    pub fn minus(&self, other: &Fraction) -> Fraction {
        self.plus(&Fraction { negative: !other.negative && !other.over.is_zero(), ..other.clone() })
    }

    pub fn times(&self, other: &Fraction) -> Fraction {
        let over = self.over.times(&other.over);
        let negative = self.negative != other.negative && !over.is_zero();
        Fraction { negative, over, under: self.under.times(&other.under) }
    }

    pub fn over_is_zero(&self) -> bool {
        self.over.is_zero()
    }

    /// `self / other`, unless that is zero.
    pub fn divided(&self, other: &Fraction) -> Option<Fraction> {
        let turned = Fraction { negative: other.negative, over: other.under.clone(), under: other.over.clone() };
        (!other.over.is_zero()).then(|| self.times(&turned))
    }

    pub fn cmp(&self, other: &Fraction) -> Ordering {
        let difference = self.minus(other);
        match (difference.negative, difference.over.is_zero()) {
            (_, true) => Ordering::Equal,
            (true, _) => Ordering::Less,
            (false, _) => Ordering::Greater,
        }
    }

    pub fn below(&self, other: &Fraction) -> bool {
        self.cmp(other) == Ordering::Less
    }

    pub fn at_least(&self, other: &Fraction) -> bool {
        !self.below(other)
    }

    /// With so many decimals, half away from zero.
    pub fn print(&self, decimals: u32) -> String {
        let scale = 10u128.pow(decimals);
        let doubled = self.over.times(&Whole::new(2 * scale)).plus(&self.under);
        let n = doubled.over(&self.under.times(&Whole::new(2)));
        let sign = if self.negative && n > 0 { "-" } else { "" };
        if decimals == 0 {
            return format!("{sign}{n}");
        }
        format!("{sign}{}.{:0width$}", n / scale, n % scale, width = decimals as usize)
    }
}

#[test]
fn fractions_are_exact() {
    let f = Fraction::new;
    assert_eq!(f(1, 3).plus(&f(1, 6)).cmp(&f(1, 2)), Ordering::Equal);
    assert_eq!(f(1, 3).minus(&f(1, 2)).print(4), "-0.1667");
    assert_eq!(f(180, 520).print(4), "0.3462");
    assert_eq!(f(1, 200).print(2), "0.01");
    assert_eq!(f(-1, 200).print(2), "-0.01");
    assert_eq!(f(-1, 300).print(2), "0.00");
    assert_eq!(
        f(123_456_789_012_345_678, 1)
            .times(&f(10_000_000_000, 3))
            .divided(&f(10_000_000_000, 3))
            .expect("some")
            .print(0),
        "123456789012345678"
    );
    assert!(f(140, 300).divided(&f(7, 12)).expect("some").at_least(&f(8, 10)));
    assert!(f(139, 300).divided(&f(7, 12)).expect("some").below(&f(8, 10)));
}
